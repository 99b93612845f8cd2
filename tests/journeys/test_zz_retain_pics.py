from tests.support.hub_fixtures import folder, full_folder, new_demo, new_store, workstation
import tests.journeys.test_retention as J
from tests.support.program import dress
N=[0]
def pic(desk, name):
    desk.settle()
    desk.window.grab().save(f"/tmp/retain/pics/{name}.png")
def test_pics(workstation, full_folder, qapp):
    desk = workstation(full_folder)
    desk.window.resize(1366, 768)
    desk.unlock("asha"); desk.open_row("Records to review"); desk.wait_for("FENWICK"); pic(desk,"1review")
    desk.open_row("FENWICK, Arnold"); desk.wait_for("Due for review"); pic(desk,"2due")
    desk.press("Propose destruction"); desk.wait_for("Nothing happens"); pic(desk,"3propose")
    desk.press("The years are over and nothing speaks for keeping it"); desk.press("Propose destruction"); desk.wait_for("Another clinical lead has to confirm"); pic(desk,"4proposed")
    J.unlock_again(desk,"noor"); desk.open_row("Records to review"); desk.wait_for("Waits for you"); pic(desk,"5noor")
    desk.open_row("FENWICK, Arnold"); desk.wait_for("You can confirm"); desk.press("Destroy this record"); desk.wait_for("cannot be brought back"); pic(desk,"6destroy")
    desk.press("Destroy for good"); desk.wait_for("note without a name"); pic(desk,"7gone")
    desk.press("Back to the records to review"); desk.wait_for("confirmed by Noor"); pic(desk,"8review")
    desk.open_row("PASCOE"); desk.wait_for("Nothing of this record"); pic(desk,"9hold")
    J.person_page(desk,"Calum","REID, Calum"); desk.page.scroll.verticalScrollBar().setValue(600); pic(desk,"10person")
    desk.press("Registered twice? Compare with another record"); desk.wait_for("May be the same"); pic(desk,"11alike")
    desk.open_row("REID, Callum"); desk.wait_for("Which record stands?"); pic(desk,"12two")
    desk.page.scroll.verticalScrollBar().setValue(5000); pic(desk,"13two-low")
    desk.page.standing.set_value("other"); desk.fill("Why are you sure?","Papers"); desk.press("Put them together"); desk.wait_for("Also registered"); pic(desk,"14merged-person")
    desk.open_row("Also registered"); desk.wait_for("was merged into"); pic(desk,"15merged")
    dress(qapp, 2.0); desk.open_row("Records to review"); desk.wait_for("On hold"); pic(desk,"16big")

"""How a case of getting a GP reads, wherever it is listed."""

from hubdesk.domain.gp_case import Stage

COLOURS = {
    Stage.PREPARING: "blue",
    Stage.WAITING: "yellow",
    Stage.REFUSED: "orange",
    Stage.REGISTERED: "green",
    Stage.STOPPED: "grey",
}

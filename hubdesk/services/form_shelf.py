"""Forms by content: the exact version that each response was begun on."""

from hubdesk.forms import FormPack, Library, pack_from_canonical
from hubdesk.services.ports import FormSnapshot, RecordsUnit


class FormShelf:
    """Gives form packs by their SHA-256, from the library or from the snapshot kept with the records."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._by_sha = {pack.sha256: pack for pack in library.forms.values()}

    def newest(self, form_id: str) -> FormPack:
        """The version new responses begin on."""
        return self.library.forms[form_id]

    def pack(self, unit: RecordsUnit, sha256: str) -> FormPack:
        """The form as it was when a response was begun, whatever the forms folder holds now."""
        if sha256 not in self._by_sha:
            self._by_sha[sha256] = pack_from_canonical(unit.form_versions.get(sha256).pack)
        return self._by_sha[sha256]


def snapshot(pack: FormPack) -> FormSnapshot:
    """The pack as it is kept with the records."""
    return FormSnapshot(pack.sha256, pack.id, pack.url, pack.version, pack.canonical)

"""The bytes of a store file and its log, decrypted page by page: free pages and leftovers too, past everything SQLite
would show. SQLCipher 4 with a raw key: AES-256-CBC, the IV and the HMAC in the last 80 bytes of each page."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def file_in_clear(path: Path, key: bytes) -> bytes:
    """Every page of the main file, and every frame of its log if there is one."""
    whole = path.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    clear = [_page(page, key, SALT if number == 0 else 0) for number, page in enumerate(pages)]
    wal = Path(f"{path}-wal")
    log = wal.read_bytes()[_WAL_HEAD:] if wal.exists() else b""
    for at in range(0, len(log), _FRAME_HEAD + PAGE):
        number = int.from_bytes(log[at : at + 4])
        frame = log[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
        if len(frame) == PAGE:
            clear.append(_page(frame, key, SALT if number == 1 else 0))
    return b"".join(clear)


def _page(page: bytes, key: bytes, start: int) -> bytes:
    iv = page[PAGE - RESERVE : PAGE - RESERVE + IV]
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(page[start : PAGE - RESERVE]) + reader.finalize()

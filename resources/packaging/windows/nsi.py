"""The source of the set-up program for one computer, in NSIS's language. A pure function of the list of files."""

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

from resources.packaging.windows.identity import (
    CONSOLE,
    EVENT_KEY,
    EVENT_KINDS,
    EVENT_TEXTS,
    MAKER,
    NAME,
    OWN_KEY,
    SETUP_KEY,
    WHAT,
    WINDOW,
    Release,
)

IN_USE = 1618
"""What Windows Installer says when another installation runs; deployment tools try again later."""
NOT_OLDER = 1638
WRONG = 1603
_SPARE = 50
"""Megabytes that are left over on the disk when the program is there."""
_OTHER_KIND = (
    "Hubdesk $0 was installed with the MSI package. Use the MSI package for this version too, or uninstall Hubdesk "
    "first: the records stay. Nothing was changed."
)
_FULL = (
    "Hubdesk needs @MEGABYTES@ MB on $0 and $1 MB are free. Free some space and start this again. Nothing was changed."
)
_FOLDERS = ("app", "app_packages")
"""Wholly ours, and full of files whose names change with each version."""

_TEXT = r"""Unicode true
Target amd64-unicode
Name "@TITLE@"
OutFile "@OUT@"
InstallDir "$PROGRAMFILES64\@NAME@"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestSupportedOS all
ManifestDPIAware true
CRCCheck force
AllowSkipFiles off
Icon "@ICON@"
UninstallIcon "@ICON@"
VIProductVersion "@NUMBERS@"
VIFileVersion "@NUMBERS@"
VIAddVersionKey "ProductName" "@TITLE@"
VIAddVersionKey "ProductVersion" "@VERSION@"
VIAddVersionKey "FileVersion" "@VERSION@"
VIAddVersionKey "FileDescription" "@TITLE@, set-up"
VIAddVersionKey "CompanyName" "@MAKER@"
VIAddVersionKey "LegalCopyright" "MIT licence"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Var group

!macro stop code words
  MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; A running program keeps its own file from being written to.
!macro stop_while_running file
  ${If} ${FileExists} "$INSTDIR\${file}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${file}" a
    ${If} ${Errors}
      !insertmacro stop @IN_USE@ "Hubdesk is open. Close it and start this again. Nothing was changed."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  SetShellVarContext all
  ${IfNot} ${RunningX64}
    !insertmacro stop @WRONG@ "Hubdesk needs Windows 10 or later, 64-bit."
  ${EndIf}
  ; /D= is meant for the folder itself, and never for one that holds other things.
  StrCpy $0 $INSTDIR "" -@NAME_LENGTH@
  ${If} $0 != "\@NAME@"
    StrCpy $INSTDIR "$INSTDIR\@NAME@"
  ${EndIf}
  ReadRegStr $0 HKLM "@OWN_KEY@" "Version"
  ${If} $0 != ""
    ${VersionCompare} "$0" "@VERSION@" $1
    ${If} $1 == 1
      !insertmacro stop @NOT_OLDER@ "A newer Hubdesk ($0) is installed already. Nothing was changed."
    ${EndIf}
    ReadRegStr $1 HKLM "@UNINSTALL@" "UninstallString"
    ${If} $1 == ""
      !insertmacro stop @WRONG@ "@OTHER_KIND@"
    ${EndIf}
    ReadRegStr $1 HKLM "@OWN_KEY@" "InstallDir"
    ${If} $1 != ""
      StrCpy $INSTDIR $1
    ${EndIf}
  ${EndIf}
  !insertmacro stop_while_running "@WINDOW@"
  !insertmacro stop_while_running "@CONSOLE@"
  ; Before anything is taken away: without questions NSIS itself would stop half way.
  ${GetRoot} $INSTDIR $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 < @MEGABYTES@
    !insertmacro stop @WRONG@ "@FULL@"
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/GROUP=" $group
FunctionEnd

Section
  SetRegView 64
  SetShellVarContext all
@CLEAR@
  ClearErrors
@PUT@
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    !insertmacro stop @WRONG@ "Not all files could be written. Is the disk full? Start this again afterwards."
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\@NAME@.lnk" "$INSTDIR\@WINDOW@" "" "$INSTDIR\@WINDOW@" 0 SW_SHOWNORMAL "" "@WHAT@"

  ; The folder of the records: closed to all but administrators when it is new, and left as it is when it is not.
  ${IfNot} ${FileExists} "$APPDATA\@NAME@\*.*"
    CreateDirectory "$APPDATA\@NAME@"
    StrCpy $1 "/grant *S-1-5-32-544:(OI)(CI)F /grant *S-1-5-18:(OI)(CI)F"
    nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\@NAME@" /inheritance:r $1'
    Pop $0
    ${If} $0 != 0
      RMDir "$APPDATA\@NAME@"
      !insertmacro stop @WRONG@ "The rights of $APPDATA\@NAME@ could not be set."
    ${EndIf}
  ${EndIf}
  ${If} $group != ""
    nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\@NAME@" /grant "$group:(OI)(CI)M"'
    Pop $0
    ${If} $0 != 0
      !insertmacro stop @WRONG@ "The group $group could not be let into $APPDATA\@NAME@. Is its name right?"
    ${EndIf}
  ${EndIf}

  WriteRegStr HKLM "@OWN_KEY@" "InstallDir" "$INSTDIR"
  WriteRegStr HKLM "@OWN_KEY@" "Program" "$INSTDIR\@CONSOLE@"
  WriteRegStr HKLM "@OWN_KEY@" "DataDir" "$APPDATA\@NAME@\"
  WriteRegStr HKLM "@OWN_KEY@" "Version" "@VERSION@"
  WriteRegExpandStr HKLM "@EVENT_KEY@" "EventMessageFile" "@EVENT_TEXTS@"
  WriteRegDWORD HKLM "@EVENT_KEY@" "TypesSupported" @EVENT_KINDS@
  WriteRegStr HKLM "@UNINSTALL@" "DisplayName" "@TITLE@"
  WriteRegStr HKLM "@UNINSTALL@" "DisplayVersion" "@VERSION@"
  WriteRegStr HKLM "@UNINSTALL@" "Publisher" "@MAKER@"
  WriteRegStr HKLM "@UNINSTALL@" "Comments" "@WHAT@"
  WriteRegStr HKLM "@UNINSTALL@" "DisplayIcon" "$INSTDIR\@WINDOW@"
  WriteRegStr HKLM "@UNINSTALL@" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "@UNINSTALL@" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "@UNINSTALL@" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "@UNINSTALL@" "NoModify" 1
  WriteRegDWORD HKLM "@UNINSTALL@" "NoRepair" 1
  WriteRegDWORD HKLM "@UNINSTALL@" "EstimatedSize" @KILOBYTES@
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  !insertmacro stop_while_running "@WINDOW@"
  !insertmacro stop_while_running "@CONSOLE@"
FunctionEnd

; The records, their folder and its name in the registry stay; the machine policy is not touched.
Section "Uninstall"
  SetRegView 64
  SetShellVarContext all
@CLEAR@
@TAKE@
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\@NAME@.lnk"
  DeleteRegKey HKLM "@UNINSTALL@"
  DeleteRegKey HKLM "@EVENT_KEY@"
  DeleteRegValue HKLM "@OWN_KEY@" "InstallDir"
  DeleteRegValue HKLM "@OWN_KEY@" "Program"
  DeleteRegValue HKLM "@OWN_KEY@" "Version"
SectionEnd
"""


def make_nsi(release: Release, files: Sequence[PurePosixPath], tree: str, icon: str, out: str, size: int) -> str:
    """The source for ``files`` of ``size`` bytes; ``tree``, ``icon`` and ``out`` are seen from where NSIS runs."""
    words = {
        "OTHER_KIND": _OTHER_KIND,
        "FULL": _FULL,
        "TITLE": release.title,
        "NAME": NAME,
        "NAME_LENGTH": str(len(NAME) + 1),
        "OUT": out,
        "ICON": icon,
        "NUMBERS": release.four_numbers,
        "VERSION": release.version,
        "MAKER": MAKER,
        "WHAT": WHAT,
        "WINDOW": WINDOW,
        "CONSOLE": CONSOLE,
        "OWN_KEY": OWN_KEY,
        "UNINSTALL": SETUP_KEY,
        "EVENT_KEY": EVENT_KEY,
        "EVENT_TEXTS": EVENT_TEXTS,
        "EVENT_KINDS": str(EVENT_KINDS),
        "IN_USE": str(IN_USE),
        "NOT_OLDER": str(NOT_OLDER),
        "WRONG": str(WRONG),
        "KILOBYTES": str(-(-size // 1024)),
        "MEGABYTES": str(-(-size // 1024**2) + _SPARE),
        "CLEAR": "\n".join(f'  RMDir /r "$INSTDIR\\{folder}"' for folder in _FOLDERS),
        "PUT": "\n".join(_put(files, tree)),
        "TAKE": "\n".join(_take(files)),
    }
    text = _TEXT
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def _put(files: Sequence[PurePosixPath], tree: str) -> list[str]:
    lines, folder = [], None
    for file in files:
        if file.parent != folder:
            folder = file.parent
            lines.append(f'  SetOutPath "{_installed(folder)}"')
        lines.append(f'  File "{tree}/{file}"')
    return lines


def _take(files: Sequence[PurePosixPath]) -> list[str]:
    """One by one outside our own folders: somebody may have put a file of theirs beside."""
    others = [file for file in files if file.parts[0] not in _FOLDERS]
    folders = {parent for file in others for parent in file.parents if parent.parts}
    deepest_first = sorted(folders, key=lambda folder: (-len(folder.parts), folder.parts))
    deleted = [f'  Delete "{_installed(file)}"' for file in others]
    return deleted + [f'  RMDir "{_installed(folder)}"' for folder in deepest_first]


def _installed(path: PurePosixPath) -> str:
    below = str(PureWindowsPath(path))
    return "$INSTDIR" if below == "." else f"$INSTDIR\\{below}"

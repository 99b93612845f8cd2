/* For trying under Wine only: every call about colour profiles says "not available". */
#define NONE(name) __declspec(dllexport) long long name(void) { return 0; }
NONE(OpenColorProfileW) NONE(CloseColorProfile) NONE(GetColorProfileFromHandle) NONE(WcsCreateIccProfile)
NONE(WcsGetDefaultColorProfile) NONE(WcsGetDefaultColorProfileSize) NONE(WcsOpenColorProfileW)
NONE(GetColorDirectoryW) NONE(GetStandardColorSpaceProfileW) NONE(ColorProfileGetDisplayDefault)
NONE(GetColorProfileHeader) NONE(IsColorProfileValid)

/* For trying under Wine only: Wine has no icuuc.dll, which Windows 10 brings and Qt asks for converters. None are there. */
#define NONE(name) __declspec(dllexport) long long name(void) { return 0; }
__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = 4; /* U_FILE_ACCESS_ERROR */
    return 0;
}
NONE(ucnv_getName) NONE(ucnv_getStandardName) NONE(ucnv_getAvailableName) NONE(ucnv_close) NONE(ucnv_reset)
NONE(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NONE(UCNV_TO_U_CALLBACK_SUBSTITUTE) NONE(ucnv_getMaxCharSize)
NONE(ucnv_getToUCallBack) NONE(ucnv_getFromUCallBack) NONE(ucnv_setToUCallBack) NONE(ucnv_setFromUCallBack)
NONE(ucnv_fromUWriteUChars) NONE(ucnv_cbFromUWriteUChars) NONE(ucnv_cbToUWriteUChars) NONE(ucnv_toUnicode)
NONE(ucnv_fromUnicode) NONE(ucnv_toUCountPending) NONE(ucnv_fromUCountPending) NONE(ucnv_countAvailable)

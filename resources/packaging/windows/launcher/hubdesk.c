/* hubdesk.exe and hubdeskw.exe: load Python's library from their own folder and run `-I -m hubdesk`.
 *
 * Isolated, and with Windows' safe search for libraries: neither the folder it is started from nor the environment can
 * bring in code. Built with -DWINDOW for the one without a console. */
#include <windows.h>
#include <wchar.h>

#define LONGEST 32768
#define COULD_NOT_RUN 2

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *words)
{
#ifdef WINDOW
    MessageBoxW(NULL, words, L"Hubdesk", MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", words);
#endif
    return COULD_NOT_RUN;
}

static int run(void)
{
    static wchar_t library[LONGEST];
    int given = 0, count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    DWORD length = GetModuleFileNameW(NULL, library, LONGEST);
    wchar_t *name = length && length < LONGEST ? wcsrchr(library, L'\\') : NULL;

    SetDllDirectoryW(L"");
    if (!words || !name || name + 1 - library + wcslen(PYTHON_LIBRARY) >= LONGEST)
        return fail(L"Hubdesk cannot start from this folder. Ask IT to install it again.");
    wcscpy(name + 1, PYTHON_LIBRARY);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    py_main start = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **all = HeapAlloc(GetProcessHeap(), 0, sizeof *all * (given + 4));
    if (!start || !all)
        return fail(L"A part of Hubdesk is missing or damaged. Ask IT to install it again.");

    all[count++] = words[0];
    all[count++] = L"-I";
    all[count++] = L"-m";
    all[count++] = L"hubdesk";
    for (int i = 1; i < given; i++)
        all[count++] = words[i];
    all[count] = NULL;
    return start(count, all);
}

#ifdef WINDOW
int APIENTRY wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR line, int show)
{
    (void)self, (void)none, (void)line, (void)show;
    return run();
}
#else
int wmain(void)
{
    return run();
}
#endif

"""The Windows packages, made on Linux: a tree of files, two small programs of our own, an MSI and a set-up program.

The tree is python.org's embeddable Python with the wheels of requirements.lock beside it, so every file that others
have signed stays as they signed it, and nothing unpacks itself at the start (what virus scanners dislike).

A release takes the zip that python.toml knows:

    python3 build_installer.py msi --python-embed python-3.13.16-embed-amd64.zip [--sign COMMAND]

and this makes both packages for trying only, installs each under Wine, upgrades, tries a downgrade and removes it:

    sudo apt install --no-install-recommends wixl msitools nsis gcc-mingw-w64-x86-64-win32 faketime wine wine64 xvfb \\
        fonts-liberation
    python3 build_installer.py msi --test-python --verify && python3 build_installer.py exe --test-python --verify

``--older hubdesk-0.1.0-x64.msi`` upgrades from a package of an earlier release, with records that it opened; without it
one is made of today's program.
"""

// SPDX-License-Identifier: GPL-3.0-or-later
// Prints its name and arguments and leaves a store where Signalbox would.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    const char *name = strrchr(argv[0], '/');
    printf("started %s", name ? name + 1 : argv[0]);
    for (int i = 1; i < argc; ++i)
        printf(" %s", argv[i]);
    putchar('\n');

    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (!home)
        return 1;
    char path[4096];
    if (data) {
        snprintf(path, sizeof path, "%s", data);
    } else {
        snprintf(path, sizeof path, "%s/.local", home);
        mkdir(path, 0755);
        snprintf(path, sizeof path, "%s/.local/share", home);
    }
    mkdir(path, 0755);
    strncat(path, "/signalbox", sizeof path - strlen(path) - 1);
    mkdir(path, 0700);
    strncat(path, "/store", sizeof path - strlen(path) - 1);
    FILE *store = fopen(path, "a");
    if (!store)
        return 1;
    fputs("event\n", store);
    return fclose(store) == 0 ? 0 : 1;
}

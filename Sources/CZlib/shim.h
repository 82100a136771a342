#ifndef MOCKCHECK_CZLIB_SHIM_H
#define MOCKCHECK_CZLIB_SHIM_H

/* What we call of zlib, where the program was linked with it, as `make dist` does; its headers are not needed to build.
   A weak symbol may be missing: these return its address, or null. */
#ifdef __linux__
extern int compress2(unsigned char *, unsigned long *, const unsigned char *, unsigned long, int) __attribute__((weak));
extern unsigned long compressBound(unsigned long) __attribute__((weak));
extern unsigned long crc32(unsigned long, const unsigned char *, unsigned) __attribute__((weak));

static inline void *mockcheck_compress2(void) { return (void *)compress2; }
static inline void *mockcheck_compressBound(void) { return (void *)compressBound; }
static inline void *mockcheck_crc32(void) { return (void *)crc32; }
#else
static inline void *mockcheck_compress2(void) { return 0; }
static inline void *mockcheck_compressBound(void) { return 0; }
static inline void *mockcheck_crc32(void) { return 0; }
#endif

#endif

#ifndef MOCKCHECK_CZLIB_SHIM_H
#define MOCKCHECK_CZLIB_SHIM_H

/* zlib's `z_stream`, whose layout is part of what it promises. */
struct mockcheck_deflation {
    const unsigned char *next_in;
    unsigned avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned avail_out;
    unsigned long total_out;
    const char *message;
    void *state;
    void *allocate;
    void *release;
    void *opaque;
    int data_type;
    unsigned long checksum;
    unsigned long reserved;
};

/* What we call of zlib, where the program was linked with it, as `make dist` does; its headers are not needed to build.
   A weak symbol may be missing: these return its address, or null. */
#ifdef __linux__
extern int deflateInit2_(struct mockcheck_deflation *, int, int, int, int, int, const char *, int) __attribute__((weak));
extern int deflate(struct mockcheck_deflation *, int) __attribute__((weak));
extern int deflateEnd(struct mockcheck_deflation *) __attribute__((weak));
extern unsigned long compressBound(unsigned long) __attribute__((weak));
extern unsigned long crc32(unsigned long, const unsigned char *, unsigned) __attribute__((weak));

static inline void *mockcheck_deflateInit2(void) { return (void *)deflateInit2_; }
static inline void *mockcheck_deflate(void) { return (void *)deflate; }
static inline void *mockcheck_deflateEnd(void) { return (void *)deflateEnd; }
static inline void *mockcheck_compressBound(void) { return (void *)compressBound; }
static inline void *mockcheck_crc32(void) { return (void *)crc32; }
#else
static inline void *mockcheck_deflateInit2(void) { return 0; }
static inline void *mockcheck_deflate(void) { return 0; }
static inline void *mockcheck_deflateEnd(void) { return 0; }
static inline void *mockcheck_compressBound(void) { return 0; }
static inline void *mockcheck_crc32(void) { return 0; }
#endif

#endif

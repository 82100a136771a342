#ifndef MOCKCHECK_CLIBXML2_SHIM_H
#define MOCKCHECK_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU, and its headers would clash with the ICU inside Swift's Foundation.
   What this hides are two fields at the end of a struct that nobody here reads. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

/* The version of the library that was loaded, as digits such as "20914". Swift does not see this global: it is a
   macro around a thread-local accessor in some builds. */
static inline const char *mockcheck_libxml2_version(void) {
    return xmlParserVersion;
}

#endif

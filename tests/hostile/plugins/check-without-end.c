// expect: status 3
// expect: code SR901
// expect: within 15
#include "hostile.h"

static int run(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)c, (void)error;
    for (int i = 0;; i++) {
        char text[] = "fynd 00000000";
        for (int n = i, at = 12; n > 0; n /= 10)
            text[at--] = (char)('0' + n % 10);
        host->finding(c, SAMRAPPORT_WARNING, text, NULL, NULL);
    }
    return SAMRAPPORT_OK;
}

static int open_check(const samrapport_host *given, samrapport_registry *registry, samrapport_error *error,
                      void **self)
{
    (void)error, (void)self;
    host = given;
    return host->add_check(
        registry, &(samrapport_check_spec){
                      .struct_size = sizeof(samrapport_check_spec), .id = "c", .title = "C", .run = run});
}
ENTRY(open_check, "check-without-end")

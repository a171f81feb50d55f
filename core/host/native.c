/* From the interfaces of the core to the callbacks of plugins. */
#include "base/running.h"
#include "host/registry.h"

sr_status sr_native_compute(void *user, const sr_context *context, sr_quantity *out)
{
    const sr_native *native = user;
    samrapport_error error = {0};
    samrapport_context own = sr_host_context(context, &error);
    sr_running_begin(native->subject, native->place.file, native->place.line);
    const samrapport_quantity *value = native->call.compute(native->user, &own, &error);
    if (value != NULL) {
        *out = value->quantity;
        return SR_OK;
    }
    return sr_host_outcome(&error, SAMRAPPORT_FAILED, "SR3052", &native->place, native->subject,
                           sr_evaluation_findings(context->evaluation));
}

samrapport_context sr_host_results_context(const sr_results *results, samrapport_error *error,
                                           sr_findings *findings)
{
    sr_context context = {
        .forbund = results->forbund, .period = results->period, .evaluation = results->evaluation};
    samrapport_context own = sr_host_context(&context, error);
    own.results = results;
    own.findings = findings;
    return own;
}

sr_status sr_native_build(void *user, sr_builder *builder, const sr_results *results, sr_findings *findings)
{
    const sr_native *native = user;
    samrapport_error error = {0};
    samrapport_context context = sr_host_results_context(results, &error, findings);
    samrapport_document document = sr_host_document(builder, results, &context);
    context.subject = native->subject;
    context.code = "SR3053";
    context.place = native->place;
    sr_running_begin(native->subject, native->place.file, native->place.line);
    int answer = native->call.build(native->user, &document, &context, &error);
    sr_host_close_document(&document);
    if (answer == SAMRAPPORT_OK && error.status != SR_OK) {
        answer = SAMRAPPORT_FAILED;
    }
    return sr_host_outcome(&error, answer, "SR3053", &native->place, native->subject, findings);
}

sr_status sr_native_run(void *user, const sr_results *results, sr_findings *findings)
{
    const sr_native *native = user;
    samrapport_error error = {0};
    samrapport_context context = sr_host_results_context(results, &error, findings);
    context.subject = native->title;
    context.code = "SR4150";
    context.place = native->place;
    sr_running_begin(native->subject, native->place.file, native->place.line);
    int answer = native->call.run(native->user, &context, &error);
    return sr_host_outcome(&error, answer, "SR3054", &native->place, native->subject, findings);
}

sr_status sr_native_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    const sr_native *native = user;
    samrapport_error error = {0};
    samrapport_table_builder table = {builder};
    samrapport_input own = {
        .struct_size = sizeof own,
        .file = input->file,
        .bytes = input->bytes.at,
        .length = input->bytes.length,
        .options = input->options,
    };
    const sr_place place = {.file = input->file};
    sr_running_begin(native->subject, input->file, 0);
    int answer = native->call.read(native->user, &own, &table, &error);
    if (answer == SAMRAPPORT_OK && !sr_table_builder_has_header(builder)) {
        sr_host_refuse_text(&error, "the reader gave no header", "Tell the author of the plugin.");
        answer = SAMRAPPORT_FAILED;
    }
    return sr_host_outcome(&error, answer, "SR3055", &place, native->subject, input->findings);
}

/* The allocator, its failures on order, arenas and growing arrays. */
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>
#include <libxml/xmlmemory.h>

#include "base/text.h"

static void nth_allocation_fails_once(void **state)
{
    (void)state;
    sr_memory_fail(2, true);
    void *first = sr_malloc(1);
    void *second = sr_calloc(1, 1);
    void *third = sr_realloc(NULL, 1);
    assert_int_equal(sr_memory_asked(), 3);
    sr_memory_fail(0, false);
    assert_non_null(first);
    assert_null(second);
    assert_non_null(third);
    assert_int_equal(sr_memory_asked(), 0);
    sr_free(first);
    sr_free(third);
}

static void allocations_fail_from_the_nth_on(void **state)
{
    (void)state;
    sr_memory_fail(2, false);
    void *first = sr_malloc(0);
    assert_null(sr_malloc(1));
    assert_null(sr_realloc(first, 100));
    sr_memory_fail(0, false);
    assert_non_null(first); /* also an empty allocation is one */
    sr_free(first);
}

static void libraries_allocate_through_it(void **state)
{
    (void)state;
    sr_memory_install();
    sr_memory_fail(1, false);
    cJSON *object = cJSON_CreateObject();
    void *from_xml = xmlMalloc(1);
    sr_memory_fail(0, false);
    assert_null(object);
    assert_null(from_xml);
}

static void arena_memory_is_zeroed_and_apart(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    unsigned char *blocks[200];
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * i % 5000;
        blocks[i] = sr_arena_alloc(arena, size);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++) {
            assert_int_equal(blocks[i][j], 0);
        }
        memset(blocks[i], (int)i, size);
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t j = 0; j < i * i % 5000; j++) {
            assert_int_equal(blocks[i][j], i & 0xFF);
        }
    }
    assert_true(sr_arena_used(arena) > 200);
    sr_arena_free(arena);
    sr_arena_free(NULL);
}

static void arena_refuses_what_overflows(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    assert_null(sr_arena_array(arena, SIZE_MAX / 2, 3));
    assert_null(sr_arena_alloc(arena, SIZE_MAX));
    assert_null(sr_arena_alloc(arena, SIZE_MAX - 40));
    assert_null(sr_arena_copy(arena, "", SIZE_MAX));
    assert_non_null(sr_arena_array(arena, 3, 8));
    sr_arena_free(arena);
}

static void arena_copies_texts(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    assert_string_equal(sr_arena_copy(arena, "abcdef", 3), "abc");
    assert_string_equal(sr_arena_copy(arena, NULL, 0), "");
    assert_string_equal(sr_arena_text(arena, "å"), "å");
    assert_null(sr_arena_text(arena, NULL));
    assert_string_equal(sr_arena_printf(arena, "%d–%s", 7, "x"), "7–x");
    sr_arena_free(arena);
}

static void arena_survives_failures(void **state)
{
    (void)state;
    for (uint64_t nth = 1; nth < 8; nth++) {
        sr_memory_fail(nth, true);
        sr_arena *arena = sr_arena_new();
        if (arena != NULL) {
            for (size_t i = 0; i < 50; i++) {
                char *memory = sr_arena_alloc(arena, i * 97);
                if (memory != NULL) {
                    memset(memory, 1, i * 97);
                }
            }
        }
        sr_arena_free(arena);
    }
    sr_memory_fail(0, false);
}

static void arrays_grow(void **state)
{
    (void)state;
    void *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(sr_grow(&items, i, &capacity, sizeof(size_t)), SR_OK);
        ((size_t *)items)[i] = i;
    }
    assert_int_equal(((size_t *)items)[999], 999);
    size_t before = capacity;
    void *where = items;
    sr_memory_fail(1, true);
    assert_int_equal(sr_grow(&items, capacity, &capacity, sizeof(size_t)), SR_MEMORY);
    sr_memory_fail(0, false);
    assert_int_equal(capacity, before);
    assert_ptr_equal(items, where);
    assert_int_equal(sr_grow(&items, capacity, &capacity, SIZE_MAX / 4), SR_MEMORY);
    sr_free(items);
}

static void buffer_remembers_failure(void **state)
{
    (void)state;
    sr_buf buf = {0};
    assert_string_equal(sr_buf_string(&buf), "");
    sr_buf_text(&buf, "abc");
    sr_memory_fail(1, true);
    char long_text[200];
    memset(long_text, 'x', sizeof long_text);
    sr_buf_put(&buf, long_text, sizeof long_text);
    sr_memory_fail(0, false);
    sr_buf_text(&buf, "def");
    sr_buf_printf(&buf, "%d", 5);
    assert_int_equal(sr_buf_status(&buf), SR_MEMORY);
    assert_string_equal(sr_buf_string(&buf), "abc");
    sr_buf_clear(&buf);
    assert_int_equal(sr_buf_status(&buf), SR_OK);
    sr_buf_printf(&buf, "%s-%d", "a", 5);
    sr_buf_char(&buf, '!');
    assert_string_equal(sr_buf_string(&buf), "a-5!");
    sr_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nth_allocation_fails_once),     cmocka_unit_test(allocations_fail_from_the_nth_on),
        cmocka_unit_test(libraries_allocate_through_it), cmocka_unit_test(arena_memory_is_zeroed_and_apart),
        cmocka_unit_test(arena_refuses_what_overflows),  cmocka_unit_test(arena_copies_texts),
        cmocka_unit_test(arena_survives_failures),       cmocka_unit_test(arrays_grow),
        cmocka_unit_test(buffer_remembers_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

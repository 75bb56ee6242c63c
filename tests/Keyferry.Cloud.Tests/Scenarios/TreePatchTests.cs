using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

/// <summary>JSON Patch, RFC 6902, without move and copy; the cases are read as YAML.</summary>
public sealed class TreePatchTests
{
    [Theory]
    // Members of a map: RFC 6902, appendix A.1, A.3, A.5.
    [InlineData("{foo: bar}", "{op: add, path: /baz, value: qux}", "{foo: bar, baz: qux}")]
    [InlineData("{foo: bar}", "{op: add, path: /foo, value: qux}", "{foo: qux}")]
    [InlineData("{baz: qux, foo: bar}", "{op: remove, path: /baz}", "{foo: bar}")]
    [InlineData("{baz: qux, foo: bar}", "{op: replace, path: /baz, value: boo}", "{baz: boo, foo: bar}")]
    // Items of a list: A.2, A.4, A.16.
    [InlineData("{foo: [bar, baz]}", "{op: add, path: /foo/1, value: qux}", "{foo: [bar, qux, baz]}")]
    [InlineData("{foo: [bar, baz]}", "{op: add, path: /foo/2, value: qux}", "{foo: [bar, baz, qux]}")]
    [InlineData("{foo: [bar]}", "{op: add, path: /foo/-, value: [abc, def]}", "{foo: [bar, [abc, def]]}")]
    [InlineData("{foo: [bar, qux, baz]}", "{op: remove, path: /foo/1}", "{foo: [bar, baz]}")]
    [InlineData("{foo: [bar, qux]}", "{op: replace, path: /foo/0, value: {a: 1}}", "{foo: [{a: 1}, qux]}")]
    // Depth, and the whole document: A.10.
    [InlineData("{foo: [{bar: {}}]}", "{op: add, path: /foo/0/bar/child, value: {a: b}}", "{foo: [{bar: {child: {a: b}}}]}")]
    [InlineData("{foo: bar}", "{op: replace, path: '', value: [1]}", "[1]")]
    [InlineData("{foo: bar}", "{op: add, path: '', value: null}", "null")]
    // Null is a value.
    [InlineData("{foo: bar}", "{op: replace, path: /foo, value: null}", "{foo: null}")]
    // Escapes of RFC 6901: ~1 is a slash, ~0 a tilde, and ~01 is ~1, not a slash: A.14.
    [InlineData("{}", "{op: add, path: /parameters~1golden~1ami, value: x}", "{parameters/golden/ami: x}")]
    [InlineData("{a~b: 1}", "{op: replace, path: /a~0b, value: 2}", "{a~b: 2}")]
    [InlineData("{/: 9, ~1: 10}", "{op: remove, path: /~01}", "{/: 9}")]
    [InlineData("{'': 1}", "{op: replace, path: /, value: 2}", "{'': 2}")]
    // Names of digits are names in a map.
    [InlineData("{'0': a}", "{op: replace, path: /0, value: b}", "{'0': b}")]
    // Test: A.8, and equality by value.
    [InlineData("{baz: qux, foo: [a, 2, c]}", "{op: test, path: /foo/1, value: 2}", "{baz: qux, foo: [a, 2, c]}")]
    [InlineData("{a: {x: 1, y: [null, true]}}", "{op: test, path: /a, value: {y: [null, true], x: 1.0}}", "{a: {x: 1, y: [null, true]}}")]
    [InlineData("{a: 1}", "{op: test, path: '', value: {a: 1}}", "{a: 1}")]
    public void Does_what_the_operation_says(string document, string operation, string expected) =>
        Assert.Equal(Show(Tree(expected)), Show(Apply(document, $"[{operation}]").Required()));

    [Theory]
    [InlineData("{op: replace, path: /foo, value: 1}", "/patch/0/path 1:2 there is nothing at `/foo`")]
    [InlineData("{op: remove, path: /list/3}", "/patch/0/path 1:2 there is nothing at `/list/3`")]
    [InlineData("{op: add, path: /list/4, value: 1}", "/patch/0/path 1:2 there is nothing at `/list/4`")]
    [InlineData("{op: replace, path: /list/-, value: 1}", "/patch/0/path 1:2 there is nothing at `/list/-`")]
    [InlineData("{op: replace, path: /list/00, value: 1}", "/patch/0/path 1:2 there is nothing at `/list/00`")]
    [InlineData("{op: replace, path: /list/one, value: 1}", "/patch/0/path 1:2 there is nothing at `/list/one`")]
    [InlineData("{op: add, path: /list/-1, value: 1}", "/patch/0/path 1:2 there is nothing at `/list/-1`")]
    [InlineData("{op: add, path: /no/such, value: 1}", "/patch/0/path 1:2 there is nothing at `/no`")]
    [InlineData("{op: add, path: /word/deeper, value: 1}", "/patch/0/path 1:2 there is nothing at `/word/deeper`")]
    [InlineData("{op: remove, path: ''}", "/patch/0/path 1:2 the whole document can't be removed")]
    [InlineData("{op: test, path: /word, value: b}", "/patch/0 1:2 the value at `/word` is not the one tested for")]
    [InlineData("{op: test, path: /digits, value: 7}", "/patch/0 1:2 the value at `/digits` is not the one tested for")]
    [InlineData("{op: test, path: /list, value: [a, b]}", "/patch/0 1:2 the value at `/list` is not the one tested for")]
    [InlineData("{op: test, path: '', value: {}}", "/patch/0 1:2 the document is not the one tested for")]
    [InlineData("{op: move, path: /word, from: /list}", "/patch/0/op 1:7 `op` is `move`")]
    [InlineData("{path: /word, value: 1}", "/patch/0/op 1:2 `op` is missing")]
    [InlineData("{op: add, value: 1}", "/patch/0/path 1:2 `path` is missing")]
    [InlineData("{op: add, path: word, value: 1}", "/patch/0/path 1:18 `path` is `word`")]
    [InlineData("{op: add, path: /a~2b, value: 1}", "/patch/0/path 1:18 `path` is `/a~2b`")]
    [InlineData("{op: add, path: /a~, value: 1}", "/patch/0/path 1:18 `path` is `/a~`")]
    [InlineData("{op: add, path: /word}", "/patch/0 1:2 `add` has no value")]
    [InlineData("replace", "/patch/0 1:2 an operation is a map")]
    public void Tells_what_does_not_fit_and_where(string operation, string problem)
    {
        Parsed<SourceNode> changed = Apply("{word: a, digits: '7', list: [a, b, c]}", $"[{operation}]");
        Assert.Equal([problem], Told(changed));
        Assert.All(changed.Problems, p => Assert.NotNull(p.Help));
        Assert.Null(changed.Value);
    }

    [Fact]
    public void A_patch_is_a_list() => Assert.Equal(["/patch 1:1 a patch is a list of operations"], Told(Apply("{}", "{op: add}")));

    [Fact]
    public void Operations_see_what_those_before_them_did() => Assert.Equal(
        Show(Tree("{a: {b: [2, 1]}}")),
        Show(Apply("{}", """
            - {op: add, path: /a, value: {b: []}}
            - {op: add, path: /a/b/-, value: 1}
            - {op: test, path: /a/b/0, value: 1}
            - {op: add, path: /a/b/0, value: 2}
            """).Required()));

    [Fact]
    public void Nothing_is_applied_if_an_operation_does_not_fit()
    {
        SourceNode document = Tree("{a: [1, 2]}");
        string before = Show(document);
        Parsed<SourceNode> changed = TreePatch.Apply(
            "doc", document, Tree("[{op: remove, path: /a/0}, {op: test, path: /a/0, value: 9}, {op: remove, path: /a}]"), "/patch");
        Assert.Equal(["/patch/1 1:28 the value at `/a/0` is not the one tested for"], Told(changed));
        Assert.Null(changed.Value);
        Assert.Equal(before, Show(document));
    }

    [Fact]
    public void All_malformed_operations_are_told_at_once() => Assert.Equal(
        ["/patch/0/op 1:8 `op` is `put`", "/patch/1/path 2:22 `path` is `a`", "/patch/2 3:3 `replace` has no value"],
        Told(Apply("{}", """
            - {op: put, path: /a, value: 1}
            - {op: remove, path: a}
            - {op: replace, path: /a}
            """)));

    [Fact]
    public void Old_parts_keep_their_places_and_new_ones_have_those_of_the_patch()
    {
        SourceMap changed = Assert.IsType<SourceMap>(
            Apply("a: 1\nb: 2\n", "\n\n\n- {op: add, path: /c, value: 3}\n").Required());
        Assert.Equal(["a 1:4", "b 2:4", "c 4:30"], changed.Entries.Select(e => $"{e.Key} {e.Value.Position}"));
    }

    [Fact]
    public void A_part_that_an_alias_shares_changes_in_one_place_only() => Assert.Equal(
        Show(Tree("{a: {x: 1}, b: {x: 2}}")),
        Show(Apply("a: &shared {x: 1}\nb: *shared\n", "[{op: replace, path: /b/x, value: 2}]").Required()));

    private static Parsed<SourceNode> Apply(string document, string patch) =>
        TreePatch.Apply("doc", Tree(document), Tree(patch), "/patch");

    private static SourceNode Tree(string text) => YamlSource.Read("doc", text).Required();

    private static IEnumerable<string> Told(Parsed<SourceNode> changed) =>
        changed.Problems.Select(p => $"{p.Pointer} {p.Position} {p.Message}");

    // Kinds as well as texts: '7' is not 7.
    private static string Show(SourceNode node) => node switch
    {
        SourceMap map => "{" + string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Show(e.Value)}")) + "}",
        SourceList list => "[" + string.Join(", ", list.Items.Select(Show)) + "]",
        SourceScalar { Kind: ScalarKind.String } text => $"'{text.Text}'",
        SourceScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException(),
    };
}

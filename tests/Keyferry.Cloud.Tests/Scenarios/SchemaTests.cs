using System.Text;
using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;
using NJsonSchema;
using NJsonSchema.Validation;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

public class SchemaTests
{
    private const string SchemaPath = "docs/scenario.schema.json";

    /// <summary>Set KEYFERRY_UPDATE=1 to write the file anew after a change to the tables of fields.</summary>
    [Fact]
    public void The_published_schema_is_what_the_loader_knows()
    {
        string written = SchemaWriter.Write();
        if (Environment.GetEnvironmentVariable("KEYFERRY_UPDATE") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, SchemaPath), written);
        }

        Assert.Equal(written, Repository.Read(SchemaPath));
    }

    public static TheoryData<string> Examples => [.. Repository.Examples.Select(p => Path.GetFileName(p))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_valid_by_the_schema(string name)
    {
        JsonSchema schema = await Schema(Repository.Read(SchemaPath));
        Assert.Empty(Validate(schema, Repository.Read($"examples/{name}")));
    }

    [Theory]
    [InlineData("keyferry: 1\n")]
    [InlineData("keyferry: 1\naccounts: {\"111122223333\": {rolls: []}}\n")]
    [InlineData("keyferry: 1\naccounts: {\"11112222333\": {}}\n")]
    [InlineData("keyferry: 1\naccounts: {\"111122223333\": {ec2: {us-east-1: {encryptionByDefault: perhaps}}}}\n")]
    public async Task The_schema_refuses_what_the_loader_refuses(string yaml)
    {
        JsonSchema schema = await Schema(SchemaWriter.Write());
        Assert.NotEmpty(Validate(schema, yaml));
        Assert.False(Scenario.Load("bad.yaml", yaml).Succeeded);
    }

    // The validator knows only the older name of `$defs`.
    private static Task<JsonSchema> Schema(string text) => JsonSchema.FromJsonAsync(
        text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static ICollection<ValidationError> Validate(JsonSchema schema, string yaml)
    {
        StringBuilder json = new();
        WriteJson(json, YamlSource.Read("example", yaml).Required());
        return schema.Validate(json.ToString());
    }

    private static void WriteJson(StringBuilder json, SourceNode node)
    {
        switch (node)
        {
            case SourceMap map:
                Join(json, '{', '}', map.Entries, e =>
                {
                    json.Append(Quoted(e.Key)).Append(": ");
                    WriteJson(json, e.Value);
                });
                break;
            case SourceList list:
                Join(json, '[', ']', list.Items, i => WriteJson(json, i));
                break;
            case SourceScalar { Kind: ScalarKind.Null }:
                json.Append("null");
                break;
            case SourceScalar scalar:
                json.Append(scalar.Kind == ScalarKind.String ? Quoted(scalar.Text) : scalar.Text.ToLowerInvariant());
                break;
        }
    }

    private static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";

    private static void Join<T>(StringBuilder json, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        json.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            json.Append(first ? "" : ", ");
            write(item);
            first = false;
        }

        json.Append(close);
    }
}

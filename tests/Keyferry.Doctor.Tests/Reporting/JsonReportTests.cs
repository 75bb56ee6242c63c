using System.Text;
using System.Text.Json;
using Keyferry.Doctor.Reporting;
using Keyferry.Doctor.Tests.Checking;
using NJsonSchema;
using Xunit;

namespace Keyferry.Doctor.Tests.Reporting;

public sealed class JsonReportTests
{
    public static TheoryData<string> Examples { get; } = ["golden.yaml", "two-of-four.yaml", "KF1009-distribution-role-lacks-kms.yaml"];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Fits_the_published_schema(string example)
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.Root, "docs", "report.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Json(ExampleFiles.Check(example))));
    }

    [Fact]
    public void Holds_the_version_the_verdict_and_every_finding()
    {
        Report report = ExampleFiles.Check("two-of-four.yaml");
        using var json = JsonDocument.Parse(Json(report));
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("fails", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(
            report.Distributions[0].Findings.Select(f => f.Code),
            json.RootElement.GetProperty("distributions")[0].GetProperty("findings").EnumerateArray()
                .Select(f => f.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task Schema_refuses_a_report_with_an_unknown_verdict()
    {
        string json = Json(ExampleFiles.Check("golden.yaml")).Replace("\"succeeds\"", "\"perhaps\"", StringComparison.Ordinal);
        JsonSchema schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.Root, "docs", "report.schema.json"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(json));
    }

    private static string Json(Report report)
    {
        using MemoryStream stream = new();
        JsonReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

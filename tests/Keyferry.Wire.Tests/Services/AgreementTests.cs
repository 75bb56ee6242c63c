using System.Text.Json;
using System.Text.RegularExpressions;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Tests.Vectors;

namespace Keyferry.Wire.Tests.Services;

/// <summary>The descriptions say what AWS's own models say.</summary>
public sealed partial class AgreementTests(ITestOutputHelper output)
{
    public static TheoryData<string> Services => [.. DescribedServices.All.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void The_description_agrees_with_the_model_of_AWS(string service)
    {
        ServiceModel ours = DescribedServices.All[service];
        if (Botocore.Folder is null || Botocore.Model(service, ours.Version) is not { } theirs)
        {
            output.WriteLine("no botocore with this service's model is installed: nothing compared");
            return;
        }

        BotocoreShapes shapes = new(theirs.GetProperty("shapes"));
        JsonElement operations = theirs.GetProperty("operations");
        List<string> differences = [.. OfService(ours, theirs.GetProperty("metadata"))];
        ShapeComparison comparison = new(ours.Protocol is Ec2Query);
        foreach (Operation operation in ours.Operations.Values)
        {
            // An older library lacks what is newer than it.
            if (operations.TryGetProperty(operation.Name, out JsonElement their))
            {
                comparison.Compare(operation.Input, shapes.Structure(their, "input"), operation.Name);
                comparison.Compare(operation.Output, shapes.Structure(their, "output"), operation.Name);
                differences.AddRange(OfHttp(operation, their.GetProperty("http")));
                differences.AddRange(OfErrors(ours, operation, their, shapes));
            }
        }

        differences.AddRange(comparison.Differences);
        output.WriteLine($"{comparison.Members} members compared");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> OfService(ServiceModel ours, JsonElement metadata)
    {
        string protocol = ours.Protocol switch
        {
            AwsJson => "json",
            RestJson => "rest-json",
            Ec2Query => "ec2",
            _ => "query",
        };
        return Different("protocol", protocol, Text(metadata, "protocol"))
            .Concat(Different("XML namespace", ours.XmlNamespace?.TrimEnd('/'), Text(metadata, "xmlNamespace")?.TrimEnd('/')))
            .Concat(Different("target", ours.TargetPrefix, Text(metadata, "targetPrefix")?.Split('.')[^1]));
    }

    private static IEnumerable<string> OfHttp(Operation ours, JsonElement http) =>
        Different($"{ours} method", ours.Method, Text(http, "method"))
            .Concat(Different($"{ours} uri", Label().Replace(ours.Uri.Source, "{}"), Label().Replace(Text(http, "requestUri")!, "{}")))
            .Concat(Different($"{ours} status", ours.Status, http.TryGetProperty("responseCode", out var code) ? code.GetInt32() : 200));

    private static IEnumerable<string> OfErrors(ServiceModel ours, Operation operation, JsonElement their, BotocoreShapes shapes) =>
        !their.TryGetProperty("errors", out JsonElement errors) ? [] : errors.EnumerateArray()
            .Select(e => shapes.Error(Text(e, "shape")!))
            .SelectMany(e => !ours.Errors.TryGetValue(e.Code, out ErrorShape? our) ? [$"{operation} has no error {e.Code}"]

                // That a fault is the server's, 500, is told by newer models only.
                : (our.Status, e.Status) is (500, 400) ? []
                : Different($"{e.Code} status", our.Status, e.Status));

    private static IEnumerable<string> Different<T>(string what, T ours, T theirs) =>
        EqualityComparer<T>.Default.Equals(ours, theirs) ? [] : [$"{what} is `{ours}`, AWS has `{theirs}`"];

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Label();
}

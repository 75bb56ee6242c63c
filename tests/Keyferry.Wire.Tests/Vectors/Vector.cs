using System.Text;
using System.Text.Json;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Tests.Vectors;

/// <summary>One case of the protocol vectors: an operation, a value, and the message that carries it.</summary>
internal sealed record Vector(string Id, ServiceModel Service, Operation Operation, JsonElement Json)
{
    public const string Namespace = "https://example.com/";

    /// <summary>The request of a case of <c>input/</c>.</summary>
    public WireRequest Request
    {
        get
        {
            JsonElement http = Json.GetProperty("serialized");
            string[] uri = http.GetProperty("uri").GetString()!.Split('?', 2);
            return new(http.GetProperty("method").GetString()!, uri[0], uri.Length > 1
                ? uri[1]
                : "", Headers(http), Body(http));
        }
    }

    /// <summary>The response of a case of <c>output/</c>.</summary>
    public WireResponse Response
    {
        get
        {
            JsonElement http = Json.GetProperty("response");
            return new(http.GetProperty("status_code").GetInt32(), Headers(http), Body(http));
        }
    }

    public static bool AreThere => Directory.Exists(Repository.Reference("protocols"));

    public static IEnumerable<Vector> Read(string direction, string protocol)
    {
        string path = Repository.Reference($"protocols/{direction}/{protocol}.json");
        foreach (JsonElement suite in JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.EnumerateArray())
        {
            JsonElement metadata = suite.GetProperty("metadata");
            BotocoreShapes shapes = new(suite.GetProperty("shapes"));
            foreach (JsonElement vector in suite.GetProperty("cases").EnumerateArray())
            {
                JsonElement given = vector.GetProperty("given");
                JsonElement http = given.GetProperty("http");
                Operation operation = new(given.GetProperty("name").GetString()!)
                {
                    Input = shapes.Structure(given, "input"),
                    Output = shapes.Structure(given, "output"),
                    Method = http.GetProperty("method").GetString()!,
                    Uri = UriTemplate.Parse(http.GetProperty("requestUri").GetString()!),
                };
                ServiceModel service = new ServiceModel("Test", "test", metadata.GetProperty("apiVersion").GetString()!, ProtocolOf(metadata))
                {
                    TargetPrefix = metadata.TryGetProperty("targetPrefix", out JsonElement prefix) ? prefix.GetString() : null,
                    XmlNamespace = Namespace,
                }.With(operation);
                IEnumerable<ErrorShape> errors = given.TryGetProperty("errors", out JsonElement references)
                    ? references.EnumerateArray().Select(e => shapes.Error(e.GetProperty("shape").GetString()!))
                    : [];
                yield return new Vector(vector.GetProperty("id").GetString()!, service.WithErrors(errors), operation, vector);
            }
        }
    }

    private static WireProtocol ProtocolOf(JsonElement metadata) => metadata.GetProperty("protocol").GetString() switch
    {
        "ec2" => Ec2Query.Instance,
        "query" => AwsQuery.Instance,
        "json" when metadata.GetProperty("jsonVersion").GetString() == "1.0" => AwsJson.Version10,
        "json" => AwsJson.Version11,
        _ => RestJson.Instance,
    };

    private static HttpHeaders Headers(JsonElement http) => http.TryGetProperty("headers", out JsonElement headers)
        ? new(headers.EnumerateObject().Select(h => KeyValuePair.Create(h.Name, h.Value.GetString()!)))
        : HttpHeaders.Empty;

    private static byte[] Body(JsonElement http) =>
        http.TryGetProperty("body", out JsonElement body) ? Encoding.UTF8.GetBytes(body.GetString()!) : [];
}

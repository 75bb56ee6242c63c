using System.Text;
using System.Text.Json;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;
using Keyferry.Server.Hosting;
using Keyferry.Wire.Http;

namespace Keyferry.Server.Control;

/// <summary>
/// What is not AWS's: <c>/_keyferry/health</c>, <c>/_keyferry/world</c> (the world as a scenario file) and
/// <c>/_keyferry/reset</c> (to the first world, or to the scenario in the body). Unsigned, as the port is this machine's.
/// </summary>
public sealed class ControlApi(LocalAws aws, World initial)
{
    private const string Prefix = "/_keyferry/";

    /// <summary>Null: the request isn't for this.</summary>
    public WireResponse? Answer(WireRequest request)
    {
        if (!request.Path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return (request.Method, request.Path[Prefix.Length..]) switch
        {
            // A web page that somebody looks at may send requests to this machine, too; browsers then say from where.
            _ when request.Headers["Origin"] is not null => Json(403, """{"message":"this is not for web pages"}"""),
            ("GET" or "HEAD", "health") => Json(200, """{"status":"ok"}"""),
            ("GET" or "HEAD", "world") => Text(200, "application/yaml", Scenario.Write(aws.World)),
            ("POST", "reset") => Reset(Encoding.UTF8.GetString(request.Body.Span)),
            (_, "health" or "world" or "reset") => Json(
                405, $$"""{"message":"{{request.Method}} isn't for {{request.Path}}: GET health and world, POST reset"}"""),
            _ => Json(404, """{"message":"there are /_keyferry/health, /_keyferry/world and /_keyferry/reset"}"""),
        };
    }

    private WireResponse Reset(string scenario)
    {
        if (string.IsNullOrWhiteSpace(scenario))
        {
            aws.Reset(initial);
            return Json(200, """{"status":"reset"}""");
        }

        Parsed<Scenario> read = Scenario.Load("the body", scenario);
        if (read.Value is null)
        {
            string problems = string.Join('\n', read.Problems.Where(p => p.Severity == ProblemSeverity.Error));
            return Json(400, $$"""{"message":"{{JsonEncodedText.Encode(problems)}}"}""");
        }

        aws.Reset(read.Value.World with { Ids = initial.Ids });
        return Json(200, """{"status":"reset"}""");
    }

    private static WireResponse Json(int status, string body) => Text(status, "application/json", body);

    private static WireResponse Text(int status, string type, string body) =>
        new(status, new HttpHeaders([new("Content-Type", type)]), Encoding.UTF8.GetBytes(body));
}

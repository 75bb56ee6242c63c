using System.Globalization;
using System.Text;
using System.Text.Json;
using Keyferry.Wire.Http;
using Keyferry.Wire.Signing;

namespace Keyferry.Wire.Tests.Signing;

/// <summary>One signature of AWS's own test suites: a request, how it was signed and what came out.</summary>
public sealed record SigningVector(
    string Name,
    string Request,
    SigningCredentials Credentials,
    SigningStyle Style,
    bool SendsPayloadHash,
    TimeSpan? Lifetime,
    string CanonicalRequest,
    string StringToSign,
    string Signature,
    string SignedRequest)
{
    public static DateTimeOffset SignedAt { get; } = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly string Folder = Repository.Reference("sigv4");

    public static bool Present => Directory.Exists(Folder);

    public static IEnumerable<SigningVector> All()
    {
        using var suite = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "aws-signing-test-suite-v4.json")));
        foreach (JsonElement row in suite.RootElement.EnumerateArray())
        {
            JsonElement context = row.GetProperty("context");
            JsonElement credentials = context.GetProperty("credentials");
            bool tokenLater = context.TryGetProperty("omit_session_token", out JsonElement omit) && omit.GetBoolean();
            SigningVector shared = new(
                Text(row, "name"),
                Text(row, "request"),
                new(
                    Text(credentials, "access_key_id"),
                    Text(credentials, "secret_access_key"),
                    credentials.TryGetProperty("token", out JsonElement token) ? token.GetString() : null),
                new(context.GetProperty("normalize").GetBoolean(), SignsSecurityToken: !tokenLater),
                context.GetProperty("sign_body").GetBoolean(),
                null, "", "", "", "");
            yield return With(shared, row.GetProperty("header"), null);
            yield return With(
                shared,
                row.GetProperty("query"),
                TimeSpan.FromSeconds(context.GetProperty("expiration_in_seconds").GetInt32()));
        }

        using var extra = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "aws4-testsuite-2019-extra.json")));
        foreach (JsonElement row in extra.RootElement.EnumerateArray())
        {
            string authorization = Text(row, "authorization");
            yield return new(
                Text(row, "name"), Text(row, "request"), new("AKIDEXAMPLE", Secret), SigningStyle.Default, false, null,
                Text(row, "canonical_request"), Text(row, "string_to_sign"),
                authorization[(authorization.LastIndexOf('=') + 1)..], Text(row, "signed_request"));
        }
    }

    /// <summary>Raw HTTP with LF at line ends; a line that begins with white space continues the one before it.</summary>
    public static WireRequest Read(string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        string[] lines = (end < 0 ? text.TrimEnd('\n') : text[..end]).Split('\n');
        string body = end < 0 ? "" : text[(end + 2)..];
        int target = lines[0].IndexOf(' ', StringComparison.Ordinal) + 1;
        string uri = lines[0][target..lines[0].LastIndexOf(" HTTP/", StringComparison.Ordinal)];
        int question = uri.IndexOf('?', StringComparison.Ordinal);
        List<KeyValuePair<string, string>> headers = [];
        foreach (string line in lines.Skip(1))
        {
            if (char.IsWhiteSpace(line[0]))
            {
                headers[^1] = new(headers[^1].Key, headers[^1].Value + "\n" + line);
            }
            else
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                headers.Add(new(line[..colon], line[(colon + 1)..]));
            }
        }

        return new(
            lines[0][..(target - 1)],
            question < 0 ? uri : uri[..question],
            question < 0 ? "" : uri[(question + 1)..],
            new HttpHeaders(headers),
            Encoding.UTF8.GetBytes(body));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} ({(Lifetime is null ? "header" : "query")})");

    private static SigningVector With(SigningVector shared, JsonElement signed, TimeSpan? lifetime) => shared with
    {
        Lifetime = lifetime,
        CanonicalRequest = Text(signed, "canonical_request"),
        StringToSign = Text(signed, "string_to_sign"),
        Signature = Text(signed, "signature"),
        SignedRequest = Text(signed, "signed_request"),
    };

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}

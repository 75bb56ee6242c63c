using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>One call of an AWS API, as data.</summary>
/// <param name="Account">Whose credentials sign it.</param>
/// <param name="Region">The endpoint's Region; <c>us-east-1</c> for services without Regions.</param>
/// <param name="Service">Its prefix in policies: <c>kms</c>.</param>
/// <param name="Operation"><c>PutKeyPolicy</c>.</param>
/// <param name="Input">JSON, with the API's member names.</param>
public sealed record ApiCall(AccountId Account, Region Region, string Service, string Operation, string Input)
{
    /// <summary>Where services without Regions are called.</summary>
    public static Region Home { get; } = new("us-east-1");

    /// <summary><c>kms:PutKeyPolicy</c>.</summary>
    public string Action => $"{Service}:{Operation}";

    internal static ApiCall Of(AccountId account, Region? region, string service, string operation, JsonObject input) =>
        new(account, region ?? Home, service, operation, input.ToJsonString(s_options));

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

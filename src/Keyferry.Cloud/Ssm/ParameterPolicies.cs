using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ssm;

/// <summary>
/// Reads the policies of advanced parameters
/// (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html).
/// </summary>
internal static class ParameterPolicies
{
    private const int Max = 10;

    public static Reply<ImmutableArray<ParameterPolicy>> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array ? Read(document.RootElement) : NoArray();
        }
        catch (JsonException)
        {
            return NoArray();
        }
    }

    private static Reply<ImmutableArray<ParameterPolicy>> Read(JsonElement list)
    {
        if (list.GetArrayLength() > Max)
        {
            return SsmErrors.Error("PoliciesLimitExceededException", $"A parameter can have at most {Max} policies.");
        }

        ImmutableArray<ParameterPolicy>.Builder policies = ImmutableArray.CreateBuilder<ParameterPolicy>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            Reply<ParameterPolicy> policy = ReadOne(item);
            if (!policy.Succeeded)
            {
                return policy.Error;
            }

            policies.Add(policy.Value!);
        }

        return policies.Count(p => p.Type == "Expiration") > 1
            ? SsmErrors.Error("IncompatiblePolicyException", "A parameter can have one Expiration policy only.")
            : policies.ToImmutable();
    }

    private static Reply<ParameterPolicy> ReadOne(JsonElement item)
    {
        string? type = Text(item, "Type");
        if (type is not ("Expiration" or "ExpirationNotification" or "NoChangeNotification"))
        {
            return SsmErrors.Error("InvalidPolicyTypeException",
                $"The policy type {type} is not supported. Use Expiration, ExpirationNotification or NoChangeNotification.");
        }

        if (item.TryGetProperty("Attributes", out JsonElement attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            if (type != "Expiration")
            {
                return new ParameterPolicy(type, item.GetRawText(), null);
            }

            if (Text(attributes, "Timestamp") is { } timestamp
                && DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            {
                return new ParameterPolicy(type, item.GetRawText(), at);
            }
        }

        return SsmErrors.Error("InvalidPolicyAttributeException", $"The attributes of the {type} policy are not valid.");
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static ServiceError NoArray() =>
        SsmErrors.Error("InvalidPolicyAttributeException", "Parameter policies are a JSON array of objects with Type, Version and Attributes.");
}

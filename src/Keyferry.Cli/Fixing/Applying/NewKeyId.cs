using System.Text.Json;
using Keyferry.Doctor.Fixing.Calls;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>The id that KMS gave a new key, and what stood for it until then.</summary>
internal sealed record NewKeyId(string Planned, string Given)
{
    /// <summary>Learnt from the answer of CreateKey; null for other calls.</summary>
    public static NewKeyId? Of(FixStep step, ApiCall call, string output)
    {
        if (step.PlannedKeyId is not { } planned || call.Operation != "CreateKey")
        {
            return null;
        }

        using var json = JsonDocument.Parse(output);
        return new NewKeyId(planned, json.RootElement.GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!);
    }

    /// <summary>The call with the true id.</summary>
    public ApiCall In(ApiCall call) => call with { Input = call.Input.Replace(Planned, Given, StringComparison.Ordinal) };
}

/// <summary>Steps that have learnt the id of a new key.</summary>
internal static class NewKeyIds
{
    public static FixStep WithKey(this FixStep step, NewKeyId key) => step with
    {
        Calls = [.. step.Calls.Select(key.In)],
        Undo = [.. step.Undo.Select(key.In)],
        Awaits = step.Awaits is { } awaits ? key.In(awaits) : null,
    };
}

using System.Text;
using System.Text.Json;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>The id of a case, which comes back with its answer as it was written: a string, or a number.</summary>
internal readonly record struct CaseId(string Text, bool IsNumber)
{
    /// <summary>The id of a case that may have other faults; null if there is none.</summary>
    public static CaseId? Of(SourceNode node) =>
        node is SourceMap map && map.Find("id")?.Value is SourceScalar { Kind: not ScalarKind.Null } scalar
            ? new CaseId(scalar.Text, scalar.Kind == ScalarKind.Number)
            : null;

    /// <summary>The id in a text that is not JSON as a whole, as long as what stands before it is.</summary>
    public static CaseId? FindIn(string damaged)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(damaged));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("id"u8))
                {
                    return reader.Read() ? Scalar(ref reader) : null;
                }
            }
        }
        catch (JsonException)
        {
            // The damage comes before the id.
        }

        return null;
    }

    private static CaseId? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new CaseId(reader.GetString()!, IsNumber: false),
        JsonTokenType.Number => new CaseId(Encoding.UTF8.GetString(reader.ValueSpan), IsNumber: true),
        JsonTokenType.True => new CaseId("true", IsNumber: false),
        JsonTokenType.False => new CaseId("false", IsNumber: false),
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Source;

namespace Keyferry.Doctor.Simulation;

/// <summary>What the simulator says to one case: a decision with its proof, or why the case can't be read.</summary>
public abstract record SimulationAnswer
{
    private SimulationAnswer(string? id) => Id = id;

    /// <summary>The id of the case, or null if it has none or none could be read.</summary>
    public string? Id { get; }

    /// <summary>Whether the case's id was written as a number, and so comes back as one.</summary>
    public bool HasNumericId { get; init; }

    /// <summary>The engine's answer.</summary>
    public sealed record Decided(string? CaseId, Decision Decision) : SimulationAnswer(CaseId);

    /// <summary>The case is not a case; at least one problem.</summary>
    public sealed record Refused(string? CaseId, ImmutableArray<Problem> Problems) : SimulationAnswer(CaseId);

    /// <summary>The answer as one line of JSON, without the line's end.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        // The answer is read in terminals and by programs, never within HTML: `<` and `'` may stay as they are.
        using (Utf8JsonWriter json = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the answer as one JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (HasNumericId && Id is not null)
        {
            json.WritePropertyName("id");
            json.WriteRawValue(Id);
        }
        else
        {
            json.WriteString("id", Id);
        }

        switch (this)
        {
            case Decided decided:
                SimulationAnswerJson.Write(json, decided.Decision);
                break;
            case Refused refused:
                SimulationAnswerJson.Write(json, refused.Problems);
                break;
            default:
                throw new UnreachableException();
        }

        json.WriteEndObject();
    }
}

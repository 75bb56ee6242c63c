using System.Text.Json.Nodes;
using CsCheck;
using Keyferry.Policies.Evaluation;
using Xunit;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>The production engine against the reference, which shares no code with it.</summary>
public class DifferentialTests
{
    /// <summary>
    /// The same answer for every case. Where an unknown key is compared with patterns or other keys the engine may say
    /// `unknown` though all completions agree, or see no certain Deny where each completion has one; it may never be surer
    /// than the reference.
    /// </summary>
    [Fact]
    public void Engines_agree_on_random_cases() => CaseGenerator.SmallCases.Sample(
        text =>
        {
            JsonObject @case = JsonNode.Parse(text)!.AsObject();
            string expected = ReferenceEngine.Answer(@case);
            string actual = CaseConversion.Name(CaseConversion.Evaluate(@case));
            bool isCautious = actual == ReferenceEngine.Unknown
                || (actual, expected) == (ReferenceEngine.ImplicitlyDenied, ReferenceEngine.ExplicitlyDenied);
            Assert.True(
                actual == expected || (isCautious && ReferenceUnknowns.AreCorrelated(@case)),
                $"the reference says {expected}, the engine {Describe(CaseConversion.Decide(@case))}");
        },
        iter: 4_000, print: text => text);

    private static string Describe(Decision decision) =>
        $"{decision.Kind} by {decision.By} {decision.ByRule}, missing {string.Join("; ", decision.Missing)}, "
        + $"silent {string.Join("; ", decision.Silent.Select(s => s.Layer))}";

    /// <summary>The fast answer and the one with the proof are one.</summary>
    [Fact]
    public void The_proof_never_changes_the_answer() => CaseGenerator.Cases.Sample(
        text =>
        {
            JsonObject @case = JsonNode.Parse(text)!.AsObject();
            return CaseConversion.Evaluate(@case) == CaseConversion.Decide(@case).Kind;
        },
        iter: 3_000, print: text => text);
}

using System.Collections.Immutable;
using CsCheck;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Evaluation;

/// <summary>What must hold between the answers to two questions, whatever the questions are.</summary>
public class MetamorphicTests
{
    private const int Rounds = 4_000;

    private static readonly Gen<string> Layer = RandomCase.AnyOf(RandomCase.LayerNames);

    [Fact]
    public void A_further_deny_never_grants() =>
        Gen.Select(RandomCase.Gen1, Layer, RandomCase.Denies).Sample(
            (one, layer, deny) =>
            {
                // A layer that isn't there is no limit; one that is there with a deny alone would also be silent.
                ImmutableArray<string> before = one.Policies[layer];
                RandomCase more = one.With(layer, before.Add(deny));
                return one.Evaluate() == DecisionKind.Allowed || more.Evaluate() != DecisionKind.Allowed;
            },
            iter: Rounds);

    [Fact]
    public void Taking_an_allow_away_never_grants() =>
        Gen.Select(RandomCase.Gen1, Layer).Sample(
            (one, layer) =>
            {
                ImmutableArray<string> before = one.Policies[layer];
                int allow = before.IndexOf(before.FirstOrDefault(s => s.Contains("\"Allow\"", StringComparison.Ordinal)) ?? "");
                return allow < 0
                    || before.Length == 1
                    || one.Evaluate() == DecisionKind.Allowed
                    || one.With(layer, before.RemoveAt(allow)).Evaluate() != DecisionKind.Allowed;
            },
            iter: Rounds);

    [Fact]
    public void The_order_of_statements_and_duplicates_never_matter() =>
        Gen.Select(RandomCase.Gen1, Layer).Sample(
            (one, layer) =>
            {
                ImmutableArray<string> before = one.Policies[layer];
                RandomCase turned = one.With(layer, [.. before.Reverse(), .. before.Take(1)]);
                return one.Evaluate() == turned.Evaluate();
            },
            iter: Rounds);

    [Fact]
    public void Not_knowing_a_value_never_turns_the_answer_round() =>
        Gen.Select(RandomCase.Gen1, Gen.Int[0, 1], Gen.Bool).Sample(
            (one, index, both) =>
            {
                RandomCase less = Forget(both ? Forget(one, 1 - index) : one, index);
                return AgreesOrIsUnknown(one.Evaluate(), less.Evaluate());
            },
            iter: Rounds);

    [Fact]
    public void Not_reading_a_policy_never_turns_the_answer_round() =>
        Gen.Select(RandomCase.Gen1, Layer).Sample(
            (one, layer) => one.Policies[layer].IsEmpty
                || AgreesOrIsUnknown(one.Evaluate(), one.With(layer, [RandomCase.Unreadable]).Evaluate()),
            iter: Rounds);

    [Fact]
    public void The_fast_answer_and_the_proved_one_agree() =>
        Gen.Select(RandomCase.Gen1, Gen.Int[0, 3]).Sample(
            (one, forgotten) =>
            {
                RandomCase less = (forgotten & 1) == 0 ? one : Forget(one, 0);
                less = (forgotten & 2) == 0 ? less : Forget(less, 1);
                (AuthorizationRequest request, PolicyLayers layers) = less.Build();
                return HasItsProof(Authorizer.Decide(request, layers), Authorizer.Evaluate(request, layers));
            },
            iter: Rounds);

    [Fact]
    public void Random_questions_have_all_kinds_of_answers()
    {
        // Otherwise the properties above would hold for want of examples.
        HashSet<DecisionKind> seen = [];
        Gen.Select(RandomCase.Gen1, Gen.Bool).Sample(
            (one, forget) =>
            {
                lock (seen)
                {
                    seen.Add((forget ? Forget(one, 0) : one).Evaluate());
                }
            },
            iter: Rounds);
        Assert.Equal(4, seen.Count);
    }

    private static RandomCase Forget(RandomCase one, int index) => one with
    {
        Context = one.Context.SetItem(index, (one.Context[index].Key, ContextValue.Unknown("forgotten"))),
    };

    private static bool AgreesOrIsUnknown(DecisionKind known, DecisionKind less) =>
        less == DecisionKind.Unknown || (known == DecisionKind.Allowed) == (less == DecisionKind.Allowed);

    private static bool HasItsProof(Decision decision, DecisionKind fast) =>
        decision.Kind == fast && decision.Kind switch
        {
            DecisionKind.Allowed => decision.By is not null || decision.ByRule is not null,
            DecisionKind.ImplicitlyDenied => !decision.Silent.IsEmpty || decision.ByRule is not null,
            DecisionKind.ExplicitlyDenied => !decision.BlockedBy.IsEmpty && decision.By == decision.BlockedBy[0],
            _ => !decision.Missing.IsEmpty,
        };
}

using CsCheck;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Policies.Tests.Requests;

public class RequestContextTests
{
    private static readonly Gen<KeyValuePair<string, ContextValue>[]> Pairs =
        Gen.Select(AnyOf("aws:A", "aws:a", "aws:B", "kms:C"), AnyOf("1", "2", "3"))
            .Select((key, value) => KeyValuePair.Create(key, ContextValue.Of(value))).Array[0, 6];

    [Fact]
    public void Keys_above_another_context_answer_as_if_all_stood_in_one() =>
        Gen.Select(Pairs, Pairs, Gen.Bool).Sample((below, above, isComplete) =>
        {
            RequestContext one = new([.. below, .. above], isComplete);
            RequestContext two = new(new RequestContext(below, isComplete), [.. above]);
            return one.IsComplete == two.IsComplete
                && one.Values.Keys.Order(StringComparer.OrdinalIgnoreCase)
                    .SequenceEqual(two.Values.Keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)
                && new[] { "AWS:A", "aws:b", "KMS:c", "aws:None" }.All(key => Same(one[key], two[key]) && Same(two[key], ByValues(two, key)));
        });

    [Fact]
    public void Looks_a_key_up_without_allocating()
    {
        RequestContext context = new(
            new RequestContext([new("aws:A", ContextValue.Of("1"))], isComplete: true), [new("aws:B", ContextValue.Of("2"))]);
        _ = (context["aws:a"], context["aws:none"]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = (context["aws:a"], context["aws:b"], context["aws:none"]);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static ContextValue ByValues(RequestContext context, string key) =>
        context.Values.TryGetValue(key, out ContextValue? value) ? value : context["aws:NotGiven"];

    private static bool Same(ContextValue one, ContextValue other) =>
        one.Values.SequenceEqual(other.Values, StringComparer.Ordinal) && one.UnknownBecause == other.UnknownBecause;

    private static Gen<string> AnyOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

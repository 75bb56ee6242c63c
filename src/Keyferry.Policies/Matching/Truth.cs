namespace Keyferry.Policies.Matching;

/// <summary>
/// Kleene's three values, ordered so that the smaller of two is their conjunction and the greater their disjunction.
/// </summary>
internal enum Truth : byte
{
    False,
    Unknown,
    True,
}

internal static class TruthLogic
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth value) => (Truth)(2 - (int)value);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}

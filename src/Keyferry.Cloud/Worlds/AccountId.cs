namespace Keyferry.Cloud.Worlds;

/// <summary>An AWS account id: twelve digits.</summary>
public readonly record struct AccountId(string Value) : IComparable<AccountId>
{
    /// <summary>Whether the text is twelve digits.</summary>
    public static bool IsValid(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    public int CompareTo(AccountId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

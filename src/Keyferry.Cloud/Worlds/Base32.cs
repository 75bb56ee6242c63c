namespace Keyferry.Cloud.Worlds;

/// <summary>RFC 4648's base 32 digits, of which IAM's ids are made.</summary>
internal static class Base32
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The lowest bits of a number, five a digit, the highest first.</summary>
    public static string Of(UInt128 number, int length) => string.Create(length, number, static (text, rest) =>
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(rest & 31)];
            rest >>= 5;
        }
    });

    /// <summary>The number that the digits (at most 25) stand for; null if one of them is none.</summary>
    public static UInt128? Read(ReadOnlySpan<char> text)
    {
        UInt128 number = 0;
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number << 5) | (UInt128)digit;
        }

        return number;
    }
}

namespace Keyferry.Doctor.Explaining;

/// <summary>Account ids of which people hide a part before they post a message: <c>8478885XXXXX</c>.</summary>
public static class AccountMask
{
    private const int Digits = 12;

    /// <summary>
    /// Whether the account can be meant. A null mask means any account; a mask of another length can't be compared, so
    /// it fits if nothing of it is a digit.
    /// </summary>
    public static bool Fits(string? mask, string account)
    {
        if (mask is null)
        {
            return true;
        }

        if (mask.Length != Digits || account.Length != Digits)
        {
            return mask == account || !mask.AsSpan().ContainsAnyInRange('0', '9');
        }

        for (int i = 0; i < Digits; i++)
        {
            if (mask[i] != account[i] && char.IsAsciiDigit(mask[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Twelve digits, none of them hidden.</summary>
    public static bool IsWhole(string? account) => account?.Length == Digits && account.All(char.IsAsciiDigit);
}

using System.Security.Cryptography;
using System.Text;

namespace Keyferry.Cloud.Scenarios.Redaction;

/// <summary>
/// Writes names in other letters, each name always the same: names that begin alike still do, so that a policy's
/// <c>golden-*</c> goes on to match <c>golden-ami</c>. Letters stay letters of their case and digits digits; without the key
/// nobody can turn it round.
/// </summary>
internal sealed class NameCipher(byte[] key)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string HexDigits = "0123456789abcdef";

    private readonly Dictionary<(string Word, bool IsHex), string> _known = [];

    /// <param name="word">Letters and digits.</param>
    /// <param name="isHex">Whether it is a hexadecimal number whatever it looks like.</param>
    public string Of(string word, bool isHex = false)
    {
        isHex |= word.Length >= 4 && word.Any(char.IsAsciiDigit) && word.All(c => HexDigits.Contains(c, StringComparison.Ordinal));
        if (!_known.TryGetValue((word, isHex), out string? other))
        {
            _known.Add((word, isHex), other = Written(word, isHex));
        }

        return other;
    }

    private string Written(string word, bool isHex)
    {
        StringBuilder text = new(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            // What stands before decides which letter stands for which; capitals don't count, for names that IAM takes for one.
            char c = char.ToLowerInvariant(word[i]);
            string alphabet = isHex ? HexDigits : char.IsAsciiDigit(c) ? Digits : Letters;
            int place = alphabet.IndexOf(c, StringComparison.Ordinal);
            char other = place < 0 ? 'x' : Shuffled(alphabet, word[..i].ToLowerInvariant())[place];
            text.Append(char.IsUpper(word[i]) ? char.ToUpperInvariant(other) : other);
        }

        return text.ToString();
    }

    private string Shuffled(string alphabet, string before)
    {
        byte[] chance = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{alphabet.Length} {before}"));
        char[] letters = alphabet.ToCharArray();
        for (int i = letters.Length - 1; i > 0; i--)
        {
            int other = chance[i % chance.Length] % (i + 1);
            (letters[i], letters[other]) = (letters[other], letters[i]);
        }

        return new string(letters);
    }
}

using System.Text;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Iam;

/// <summary>
/// The principals of a resource's policy as AWS keeps them (F5.31): roles and users by their unique ids, so that one who is
/// deleted and made again under the same name is somebody else. Shown with the ARNs that they have now.
/// </summary>
public static class StoredPrincipals
{
    /// <summary>The policy as it is kept, or the principal that doesn't exist.</summary>
    public static (Policy? Policy, string? Invalid) Store(World world, Policy policy)
    {
        string? invalid = null;
        Policy stored = Replace(policy, text =>
        {
            if (NameIn(text) is not { } name)
            {
                return text;
            }

            string? id = Find(world, name.Kind, name.Account, name.Name, text)?.UniqueId;
            invalid ??= id is null ? text : null;
            return id ?? text;
        });
        return invalid is null ? (stored, null) : (null, invalid);
    }

    /// <summary>The document as it is answered: unique ids whose owners are gone stay.</summary>
    public static string Show(World world, Policy policy) => Replace(policy, text => ArnOf(world, text) ?? text).Text;

    private static Policy Replace(Policy policy, Func<string, string> change)
    {
        if (!HasAny(policy, change))
        {
            return policy;
        }

        // What was read as part of a larger text has its places there, not in the policy's own text.
        Policy own = Policy.Parse(policy.Name, policy.Document, policy.Text, policy.Kind).Required();
        List<(int Offset, string Old, string New)> places = [];
        int[] lines = LineStarts(own.Text);
        foreach (PrincipalPattern pattern in Patterns(own))
        {
            string now = change(pattern.Value.Text);
            if (now != pattern.Value.Text)
            {
                Position at = pattern.Value.Position;
                places.Add((lines[at.Line - 1] + at.Column - 1, pattern.Value.Text, now));
            }
        }

        StringBuilder text = new(own.Text);
        foreach ((int offset, string old, string now) in places.OrderByDescending(p => p.Offset))
        {
            // A principal written with escapes is longer in the text than what it says.
            int end = Close(own.Text, offset);
            text.Remove(offset, end - offset).Insert(offset, $"\"{now}\"");
        }

        return Policy.Parse(policy.Name, policy.Document, text.ToString(), policy.Kind).Required();
    }

    private static bool HasAny(Policy policy, Func<string, string> change) =>
        Patterns(policy).Any(p => change(p.Value.Text) != p.Value.Text);

    private static IEnumerable<PrincipalPattern> Patterns(Policy policy) =>
        policy.Content.Statements.SelectMany(s => s.Principal?.Patterns ?? []).Where(p => p.Kind == PrincipalKind.Aws);

    // The end of the string that opens here, its quotation mark included.
    private static int Close(string text, int open)
    {
        int at = open + 1;
        while (text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    // Lines as positions count them: they end with LF, CR LF or a lone CR.
    private static int[] LineStarts(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }

    private static (IdentityKind Kind, AccountId Account, string Name)? NameIn(string text) =>
        text.Split(':') is ["arn", _, "iam", "", var account, var resource] && AccountId.IsValid(account)
            ? (resource.Split('/')[0], resource[(resource.LastIndexOf('/') + 1)..]) switch
            {
                ("role", var name) => (IdentityKind.Role, new AccountId(account), name),
                ("user", var name) => (IdentityKind.User, new AccountId(account), name),
                _ => null,
            }
            : null;

    private static IamIdentity? Find(World world, IdentityKind kind, AccountId account, string name, string arn)
    {
        IamIdentity? found = kind == IdentityKind.Role
            ? world.Roles.GetValueOrDefault((account, name))
            : world.Users.GetValueOrDefault((account, name));
        return found?.Arn == arn ? found : null;
    }

    private static string? ArnOf(World world, string id) =>
        id.StartsWith("AROA", StringComparison.Ordinal) ? world.Roles.Values.FirstOrDefault(r => r.UniqueId == id)?.Arn
        : id.StartsWith("AIDA", StringComparison.Ordinal) ? world.Users.Values.FirstOrDefault(u => u.UniqueId == id)?.Arn
        : null;
}

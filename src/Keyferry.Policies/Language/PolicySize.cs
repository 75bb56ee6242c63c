using System.Text;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>AWS's limits on the text of a policy.</summary>
/// <remarks>
/// IAM's limits and characters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (white space is
/// not counted, except in session policies); Organizations':
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html; key policies:
/// https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (32 KB, the longest of all resource policies).
/// Where a quota can be raised, going beyond the default is a warning.
/// </remarks>
internal static class PolicySize
{
    private static readonly Position Start = new(1, 1);

    public static void Check(PolicyProblems problems, string text)
    {
        int visible = text.Count(c => c is not (' ' or '\t' or '\r' or '\n'));
        switch (problems.Kind)
        {
            case PolicyKind.Identity when visible > 10_240:
                // Whether it is inline or managed isn't known here, and AWS's own managed policies have no limit.
                problems.Warn(
                    "",
                    Start,
                    Measured(visible, 10_240, "a role's inline policy may have"),
                    "split it; a managed policy of your own may have 6144 characters");
                break;
            case PolicyKind.Boundary when visible > 6_144:
                TooLong(problems, visible, 6_144, "a managed policy may have");
                break;
            case PolicyKind.Trust when visible > 2_048:
                problems.Warn(
                    "",
                    Start,
                    Measured(visible, 2_048, "a trust policy may have by default"),
                    "shorten it, or ask AWS to raise the quota `role trust policy length`");
                break;
            case PolicyKind.Session when text.Length > 2_048:
                TooLong(problems, text.Length, 2_048, "a session policy may have, white space included");
                break;
            case PolicyKind.ServiceControl when visible > 5_120:
                problems.Warn(
                    "",
                    Start,
                    Measured(visible, 5_120, "a service control policy may have by default"),
                    "split it, or compare with your organization's quota");
                break;
            case PolicyKind.ResourceControl when visible > 5_120:
                TooLong(problems, visible, 5_120, "a resource control policy may have");
                break;
            case PolicyKind.ServiceControl or PolicyKind.ResourceControl when text.Length > 5_120:
                problems.Warn(
                    "",
                    Start,
                    Measured(text.Length, 5_120, "an organization's policy may have, white space included"),
                    "the console removes white space on saving; with the API remove it yourself");
                break;
            case PolicyKind.Resource when Encoding.UTF8.GetByteCount(text) > 32_768:
                problems.Error(
                    "",
                    Start,
                    $"the policy has {Encoding.UTF8.GetByteCount(text)} bytes, 32768 are all that a key policy may have",
                    "shorten it, for example with fewer statements or wildcards");
                break;
            case PolicyKind.VpcEndpoint when visible > 20_480:
                TooLong(problems, visible, 20_480, "an endpoint policy may have");
                break;
            default:
                break;
        }

        CheckCharacters(problems, text);
    }

    // IAM and KMS take tab, line breaks and U+0020 to U+00FF only; Organizations and EC2 have no such rule.
    private static void CheckCharacters(PolicyProblems problems, string text)
    {
        if (problems.Kind is PolicyKind.ServiceControl or PolicyKind.ResourceControl or PolicyKind.VpcEndpoint)
        {
            return;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > '\u00FF')
            {
                problems.Error(
                    "",
                    new LineMap(text).At(i),
                    $"the character U+{char.ConvertToUtf32(text, i):X4} isn't allowed in {problems.KindName}",
                    "use characters up to U+00FF (Latin-1) only");
                return;
            }
        }
    }

    private static void TooLong(PolicyProblems problems, int length, int limit, string whose) =>
        problems.Error(
            "",
            Start,
            Measured(length, limit, whose),
            "split it, or shorten it with fewer statements or wildcards");

    private static string Measured(int length, int limit, string whose) =>
        $"the policy has {length} characters, {limit} are all that {whose}";
}

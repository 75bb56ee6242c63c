using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;
using Keyferry.Doctor.Tests.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;
using Xunit;

namespace Keyferry.Doctor.Tests.Fixing;

/// <summary>
/// Access that was denied to others before a fix is denied after it: what an amended policy newly allows to anybody is in
/// the plan's list of what it opens. The list is judged by the policy engine itself, each entry as a statement.
/// </summary>
public sealed class OpenedAccessTests
{
    private static readonly ImmutableArray<string> s_accounts =
        ["111122223333", "444455556666", "777788889999", "555566667777", "222233334444", "123456789012", "888899990000"];

    private static readonly ImmutableArray<string> s_roles =
        ["EC2ImageBuilderDistributionCrossAccountRole", "golden-execution", "key-admin", "admin", "Anybody"];

    private static readonly ImmutableArray<string> s_actions =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:CreateGrant", "kms:DescribeKey", "kms:ReEncryptFrom", "kms:ReEncryptTo",
        "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion",
        "sts:AssumeRole", "ec2:CopyImage", "ec2:CopySnapshot", "ec2:CreateTags", "ec2:DeregisterImage", "ssm:PutParameter",
        "iam:CreateUser", "imagebuilder:DeleteImage",
    ];

    private static readonly Lazy<ImmutableArray<Amended>> s_amended = new(() => [.. All()]);

    [Fact]
    public void Opens_to_nobody_what_the_plan_does_not_list()
    {
        Assert.Equal(5, s_amended.Value.Select(a => a.Place.GetType()).Distinct().Count());
        Gen.Select(
            Gen.Int[0, s_amended.Value.Length - 1], AnyOf(s_accounts), AnyOf(s_roles), AnyOf(s_actions),
            AnyOf(["ec2.us-east-1.amazonaws.com", "ec2.eu-west-1.amazonaws.com", "s3.us-east-1.amazonaws.com", ""]), Gen.Int[0, 7]).Sample(
            (index, account, role, action, via, more) =>
            {
                Amended amended = s_amended.Value[index];
                AuthorizationRequest request = Request(amended, account, role, action, via, more);
                foreach (bool alone in new[] { true, false })
                {
                    Assert.True(
                        !IsAllowed(request, amended.Place, amended.After, alone) || IsAllowed(request, amended.Place, amended.Before, alone)
                            || amended.Opens.Any(o => IsAllowed(request, new PolicyPlace.KeyPolicy(""), o, alone: false)),
                        $"{amended.Name}: {account} {role} may {action} on {request.Resource} via `{via}` ({more}) in {amended.Place.Name}, "
                        + "and the plan doesn't say so");
                }
            },
            iter: 40_000,
            threads: 1);
    }

    private static IEnumerable<Amended> All()
    {
        List<(string Name, World World)> worlds =
        [
            .. ExampleFiles.Names().Where(n => n.StartsWith("KF10", StringComparison.Ordinal) || n is "two-of-four.yaml" or "no-customer-key.yaml")
                .Select(n => (n, ExampleFiles.Load(n).World)),
        ];
        FixerPropertyTests.Mixtures.Array[20].Sample(all => worlds.AddRange(all.Select(m => (m.Name, m.World))), iter: 1, seed: "0N0XIzNsQ0O2", threads: 1);
        foreach ((string name, World world) in worlds)
        {
            FixPlan plan = Fixer.Find(world, new CheckTarget(), [], out _)!;
            foreach (PolicyPlace place in plan.Changes.Select(PlaceOf).OfType<PolicyPlace>().Distinct())
            {
                PolicySource before = place.Find(plan.Before) ?? new("none", Parse("none", PolicyKind.Identity, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"none:None","Resource":"*"}}"""));
                yield return new Amended(name, place, before, place.Find(plan.After)!, [.. plan.Opens.Select(AsPolicy)]);
            }
        }
    }

    private static PolicyPlace? PlaceOf(Change change) => change switch
    {
        AmendPolicy amend => amend.Place,
        CreateKey key => new PolicyPlace.KeyPolicy(key.KeyArn),
        _ => null,
    };

    private static Gen<string> AnyOf(ImmutableArray<string> texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static AuthorizationRequest Request(Amended amended, string account, string role, string action, string via, int more)
    {
        List<KeyValuePair<string, ContextValue>> context = [new("aws:PrincipalAccount", ContextValue.Of(account))];
        context.Add(new("aws:PrincipalArn", ContextValue.Of($"arn:aws:iam::{account}:role/{role}")));
        if (via.Length > 0)
        {
            context.Add(new("kms:ViaService", ContextValue.Of(via)));
        }

        context.Add(new("kms:GrantIsForAWSResource", ContextValue.Of((more & 1) == 0 ? "true" : "false")));
        if ((more & 2) == 0)
        {
            context.Add(new("aws:PrincipalOrgID", ContextValue.Of("o-exampleorg1")));
        }

        if ((more & 4) == 0)
        {
            context.Add(new("aws:PrincipalOrgPaths", ContextValue.Many(["o-exampleorg1/r-ab12/ou-ab12-22222222/"])));
        }

        // An identity policy is asked about its own role alone.
        string principal = amended.Place switch
        {
            PolicyPlace.InlinePolicy place => $"arn:aws:iam::{place.Owner}:role/{place.RoleName}",
            PolicyPlace.CustomerPolicy place => $"arn:aws:iam::{place.Account}:role/EC2ImageBuilderDistributionCrossAccountRole",
            _ => $"arn:aws:iam::{account}:role/{role}",
        };
        return new AuthorizationRequest
        {
            Principal = Principal.TryParse(principal)!,
            Action = action,
            Resource = amended.Place switch
            {
                PolicyPlace.KeyPolicy key => key.KeyArn,
                PolicyPlace.TrustPolicy trust => $"arn:aws:iam::{trust.Owner}:role/{trust.RoleName}",
                _ => (more & 6) == 0
                    ? "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001"
                    : (more & 6) == 2 ? "arn:aws:ec2:us-east-1::image/ami-0a1b2c3d4e5f60001"
                    : "arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-0000-4000-8000-00000000000f",
            },
            Context = new RequestContext(context, isComplete: true),
        };
    }

    // The amended policy decides, since everything else says yes; alone, an identity policy has to allow by itself.
    private static bool IsAllowed(AuthorizationRequest request, PolicyPlace place, PolicySource policy, bool alone) =>
        Authorizer.Decide(request, place switch
        {
            PolicyPlace.KeyPolicy or PolicyPlace.TrustPolicy => new PolicyLayers { Identity = [s_everything], Resource = policy },
            PolicyPlace.ControlPolicy { IsService: true } => new PolicyLayers
            {
                Identity = [s_everything],
                ServiceControl = [new PolicyLevel("here", alone ? [policy] : [policy, s_everything])],
            },
            PolicyPlace.ControlPolicy => new PolicyLayers
            {
                Identity = [s_everything],
                ResourceControl = [new PolicyLevel("here", [policy, s_everyone])],
            },
            _ => new PolicyLayers { Identity = alone ? [policy] : [policy, s_everything] },
        }).IsAllowed;

    // An entry of the list as a policy of a resource. Where a Deny steps back, everything counts that it forbade.
    private static PolicySource AsPolicy(Access access)
    {
        string Values(IEnumerable<string> values) => "[" + string.Join(',', values.Select(v => $"\"{v}\"")) + "]";
        string conditions = string.Join(',', access.Conditions.GroupBy(c => c.Operator).Select(g =>
            $"\"{g.Key}\":{{{string.Join(',', g.Select(c => $"\"{c.Key}\":{Values(c.Values)}"))}}}"));
        string who = access.Principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS";
        string resource = access.IsNoLongerDenied || access.Resource.Contains(' ', StringComparison.Ordinal) ? "*" : access.Resource;
        return new PolicySource("opened", Parse("opened", PolicyKind.Resource,
            $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"{{{who}}}":"{{{access.Principal}}}"},
            "Action":{{{Values(access.IsNoLongerDenied ? ["*"] : access.Actions)}}},"Resource":"{{{resource}}}","Condition":{{{{conditions}}}}}]}
            """));
    }

    private static readonly PolicySource s_everything = new("everything", Parse(
        "everything", PolicyKind.Identity, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""));

    private static readonly PolicySource s_everyone = new("everyone", Parse(
        "everyone", PolicyKind.ResourceControl,
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"""));

    private static Policy Parse(string name, PolicyKind kind, string text) => Policy.Parse(name, "test", text, kind).Required();

    private sealed record Amended(
        string Name, PolicyPlace Place, PolicySource Before, PolicySource After, ImmutableArray<PolicySource> Opens);
}

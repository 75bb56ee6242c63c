using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// IAM's evaluation logic, written from AWS's documentation by itself: short, slow and obvious. It reads a case of
/// `keyferry simulate --batch` and shares no code with the engine that it holds to account.
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html (F5.1–F5.25) and
/// https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html (F4.1–F4.18).
/// </summary>
internal static partial class ReferenceEngine
{
    public const string Allowed = "allowed";
    public const string ImplicitlyDenied = "implicitlyDenied";
    public const string ExplicitlyDenied = "explicitlyDenied";
    public const string Unknown = "unknown";

    /// <summary>
    /// The one answer whatever the unknown keys are, or `unknown` if they decide between allowed and denied. What is denied
    /// in any case, but explicitly only in some, is denied implicitly: no Deny is certain.
    /// </summary>
    public static string Answer(JsonObject @case)
    {
        HashSet<string> answers = [];
        foreach (IReadOnlyDictionary<string, JsonNode?> context in ReferenceUnknowns.Completions(@case))
        {
            answers.Add(Decide(@case, context));
            if (answers.Count > 1 && answers.Contains(Allowed))
            {
                return Unknown;
            }
        }

        return answers.Count == 1 ? answers.Single() : ImplicitlyDenied;
    }

    /// <summary>The answer where every key is known; a key that isn't there is absent from the request.</summary>
    public static string Decide(JsonObject @case, IReadOnlyDictionary<string, JsonNode?> context)
    {
        Question q = new(@case, context);
        return q.IsDeniedExplicitly ? ExplicitlyDenied
            : q.IsWithinOrganizationLimits && q.IsGranted ? Allowed
            : ImplicitlyDenied;
    }

    private sealed class Question(JsonObject @case, IReadOnlyDictionary<string, JsonNode?> context)
    {
        private readonly string _action = (string)@case["request"]!["action"]!;
        private readonly string _resource = (string)@case["request"]!["resource"]!;
        private readonly ReferencePrincipal _who = ReferencePrincipal.Read(
            (string)@case["request"]!["principal"]!,
            context.GetValueOrDefault("aws:userid")?.ToString(),
            context.GetValueOrDefault("aws:PrincipalArn")?.ToString());

        // ---- explicit denies (F5.3): any policy that applies, in whatever layer

        public bool IsDeniedExplicitly =>
            Policies("identityPolicies").Concat(Policies("permissionsBoundary")).Concat(Policies("sessionPolicies"))
                .Concat(Policies("resourcePolicy")).Concat(Policies("vpcEndpointPolicies"))
                .Concat(Levels("serviceControlPolicies").SelectMany(l => l))
                .Concat(Levels("resourceControlPolicies").SelectMany(l => l))
                .SelectMany(ReferenceStatement.Of)
                .Any(s => !s.IsAllow && Names(s) != Named.No && s.Matches(_action, _resource, context));

        // ---- limits from outside: each level must allow (F5.2 steps 2 and 3), and each endpoint on the way

        public bool IsWithinOrganizationLimits =>
            Levels("serviceControlPolicies").All(Allow)
            && Levels("resourceControlPolicies").All(Allow)
            && Policies("vpcEndpointPolicies").All(p => Allow([p]));

        // ---- grants of permission

        public bool IsGranted
        {
            get
            {
                // Services and anonymous callers have no account whose administrator could have a say.
                if (_who.Account is null)
                {
                    return ResourceNames.Any();
                }

                if (IsKmsKey && HasGrant)
                {
                    return true; // F4.15
                }

                if (IsKmsKey && MayRetire)
                {
                    return true; // F4.17
                }

                if (_who.Account != ResourceAccount)
                {
                    return (!IsKmsKey || IsCrossAccountKmsOperation) && IdentityAllows && ResourceNames.Any(); // F5.20
                }

                return ResourceNames.Any(WithinAccount) || (!NeedsResourcePolicy && IdentityAllows); // F5.10
            }
        }

        /// <summary>F5.15: what the resource policy's Allow is worth within the account.</summary>
        private bool WithinAccount(Named how) => how switch
        {
            Named.Itself => true,
            Named.ByRole => BoundaryAndSessionAllow,
            Named.ByAccount => IdentityAllows,
            _ => false,
        };

        /// <summary>F5.2: the root user needs no policy.</summary>
        private bool IdentityAllows =>
            _who.Who == Who.Root || (Allow(Policies("identityPolicies")) && BoundaryAndSessionAllow);

        private bool BoundaryAndSessionAllow =>
            (@case["permissionsBoundary"] is null || Allow(Policies("permissionsBoundary")))
            && (!Policies("sessionPolicies").Any() || Allow(Policies("sessionPolicies")));

        /// <summary>The ways in which Allows of the resource policy name the requester.</summary>
        private IEnumerable<Named> ResourceNames =>
            Policies("resourcePolicy").SelectMany(ReferenceStatement.Of)
                .Where(s => s.IsAllow && s.Matches(_action, _resource, context)).Select(Names)
                .Where(how => how != Named.No);

        /// <summary>F4.1, F5.50: the policy of a key or role must speak; elsewhere it is a further way in.</summary>
        private bool NeedsResourcePolicy =>
            IsKmsKey
            || (AsksTrustPolicy().IsMatch(_action) && RoleArn().IsMatch(_resource));

        private bool IsKmsKey =>
            _action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) && KeyArn().IsMatch(_resource);

        /// <summary>F4.7.</summary>
        private bool IsCrossAccountKmsOperation => CrossAccountOperations().IsMatch(_action);

        /// <summary>Stated, or in the ARN, or the requester's own.</summary>
        private string? ResourceAccount =>
            (string?)@case["request"]!["resourceAccount"]
            ?? (_resource.Split(':') is { Length: > 5 } parts && parts[4] != "" ? parts[4] : _who.Account);

        /// <summary>F4.13.</summary>
        private bool HasGrant => Json.Items(@case["grants"]).Any(g =>
            _who.IsGrantee((string)g["granteePrincipal"]!)
            && Json.Texts(g["operations"]).Any(o => _action.Equals($"kms:{o}", StringComparison.OrdinalIgnoreCase))
            && (!HasEncryptionContext().IsMatch(_action) || MeetsConstraints(g["constraints"]))
            && HasNoFurtherOperation(g));

        /// <summary>
        /// "A grant can be retired by: the retiring principal […], the AWS account in which the grant was created"; an account
        /// may "delegate the kms:RetireGrant permission to an IAM principal in the account"
        /// (https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html).
        /// </summary>
        private bool MayRetire =>
            _action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase)
            && Json.Items(@case["grants"]).Any(g =>
                (IdentityAllows && _who.Account == ResourceAccount)
                || ((string?)g["retiringPrincipal"] is string retiring
                    && (_who.IsGrantee(retiring) || (IdentityAllows && _who.IsOf(retiring)))));

        /// <summary>F4.16: a grant made by a grantee can't allow more than the grantee's own.</summary>
        private bool HasNoFurtherOperation(JsonNode parent) =>
            !_action.Equals("kms:CreateGrant", StringComparison.OrdinalIgnoreCase)
            || Json.Texts(context.GetValueOrDefault("kms:GrantOperations"))
                .All(o => Json.Texts(parent["operations"]).Contains(o, StringComparer.OrdinalIgnoreCase));

        private bool MeetsConstraints(JsonNode? constraints)
        {
            const string Prefix = "kms:EncryptionContext:";
            var given = context
                .Where(e => e.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && e.Value is not null)
                .ToDictionary(e => e.Key[Prefix.Length..], e => e.Value!.ToString());
            bool Includes(JsonNode? wanted) => wanted is null || wanted.AsObject().All(
                e => given.TryGetValue(e.Key, out string? value) && value == (string?)e.Value);
            JsonNode? equals = constraints?["encryptionContextEquals"] ?? constraints?["EncryptionContextEquals"];
            JsonNode? subset = constraints?["encryptionContextSubset"] ?? constraints?["EncryptionContextSubset"];
            return Includes(subset) && Includes(equals) && (equals is null || given.Count == equals.AsObject().Count);
        }

        // ---- layers

        private IEnumerable<JsonNode> Policies(string layer) => Json.Items(@case[layer]);

        /// <summary>SCPs and RCPs where they apply (F5.22–F5.24); each level is a list of policies.</summary>
        private IEnumerable<IEnumerable<JsonNode>> Levels(string layer)
        {
            bool applies = !_who.IsServiceLinkedRole && (layer == "serviceControlPolicies"
                ? _who.Account is not null
                : HasRcps().IsMatch(_action) && !_action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase));
            return applies ? Json.Items(@case[layer]).Select(Json.Items) : [];
        }

        private bool Allow(IEnumerable<JsonNode> policies) => policies.SelectMany(ReferenceStatement.Of)
            .Any(s => s.IsAllow && Names(s) != Named.No && s.Matches(_action, _resource, context));

        /// <summary>Policies of identities and SCPs name no one: they speak of whom they are attached to.</summary>
        private Named Names(ReferenceStatement s)
        {
            if (s.NotPrincipal is JsonNode exceptions)
            {
                // F5.34: "will always deny any IAM principal that has a permissions boundary policy attached".
                bool bound = @case["permissionsBoundary"] is not null;
                bool excepted = s.IsAllow ? _who.NamedBy(exceptions) != Named.No : !bound && _who.IsExceptedBy(exceptions);
                return excepted ? Named.No : Named.Itself;
            }

            return s.Principal is JsonNode principal ? _who.NamedBy(principal) : Named.Itself;
        }
    }

    [GeneratedRegex("^arn:[^:]*:kms:[^:]*:[^:]*:key/")]
    private static partial Regex KeyArn();

    [GeneratedRegex("^arn:[^:]*:iam:[^:]*:[^:]*:role/")]
    private static partial Regex RoleArn();

    /// <summary>
    /// "The sts:TagSession action must be allowed in the trust policy too", and likewise for the others
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html).
    /// </summary>
    [GeneratedRegex("^sts:(AssumeRole.*|TagSession|SetSourceIdentity|SetContext)$", RegexOptions.IgnoreCase)]
    private static partial Regex AsksTrustPolicy();

    /// <summary>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html</summary>
    [GeneratedRegex(
        "^kms:(Encrypt|Decrypt|ReEncrypt(From|To)|GenerateDataKey(Pair)?(WithoutPlaintext)?|Sign|Verify"
        + "|GenerateMac|VerifyMac|DeriveSharedSecret|CreateGrant|DescribeKey|GetKeyRotationStatus|GetPublicKey|ListGrants"
        + "|RetireGrant|RevokeGrant)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex CrossAccountOperations();

    /// <summary>
    /// Those with an encryption context (https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html).
    /// CreateGrant's is the constraint of the new grant, which must be as strict (F4.16,
    /// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html).
    /// </summary>
    [GeneratedRegex(
        "^kms:(Encrypt|Decrypt|ReEncrypt(From|To)|GenerateDataKey(Pair)?(WithoutPlaintext)?|CreateGrant)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex HasEncryptionContext();

    /// <summary>Of AWS's list only what the cases use (F5.24); `ec2`, `iam` and `imagebuilder` are not in it.</summary>
    [GeneratedRegex("^(s3|sts|kms|sqs|secretsmanager|ecr|logs|events|dynamodb):", RegexOptions.IgnoreCase)]
    private static partial Regex HasRcps();
}

using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Execution;

/// <summary>The words of denials (8.4), in each service's envelope.</summary>
internal static class AccessDenied
{
    // 5.2's order of the checks; only one is named (F8.30). A KMS key policy's silence comes before the identity's (F4.26).
    private static readonly PolicyLayer[] s_implicitOrder =
    [
        PolicyLayer.ResourceControl, PolicyLayer.ServiceControl, PolicyLayer.VpcEndpoint, PolicyLayer.Resource,
        PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session,
    ];

    /// <summary>UnauthorizedOperation (E26, E27, F8.32).</summary>
    public static ServiceError Ec2(World world, Authorization authorization) => new(
        "ec2",
        "UnauthorizedOperation",
        $"You are not authorized to perform this operation. {Sentence(authorization)} {Reason(world, authorization)}."
        + $" Encoded authorization failure message: {AuthorizationMessage.Encode(authorization)}",
        403);

    /// <summary>AccessDeniedException (E30–E32, E37, E38, F8.35).</summary>
    public static ServiceError Kms(World world, Authorization authorization) => Json("kms", world, authorization);

    /// <summary>AccessDeniedException of the EBS direct APIs, with the one of its two reasons that isn't another service's.</summary>
    public static ServiceError Ebs(World world, Authorization authorization) => new(
        "ebs", "AccessDeniedException", $"{Sentence(authorization)} {Reason(world, authorization)}", 403)
    { Reason = "UNAUTHORIZED_ACCOUNT" };

    /// <summary>
    /// The same for a key that only a ciphertext tells: KMS names the key no more, and doesn't tell one that isn't there from
    /// one whose policy refuses
    /// (https://docs.aws.amazon.com/singlesignon/latest/userguide/cmk-related-errors.html shows the words).
    /// </summary>
    public static ServiceError KmsCiphertext(World world, Authorization authorization) =>
        authorization.Decision.BlockedBy is [{ Layer: PolicyLayer.Resource }, ..]
        || Reason(world, authorization).StartsWith("because no resource-based", StringComparison.Ordinal)
            ? KmsCiphertext(authorization.Request.Principal.Arn, authorization.Request.Action)
            : new ServiceError(
                "kms",
                "AccessDeniedException",
                $"User: {authorization.Request.Principal.Arn} is not authorized to perform: {authorization.Request.Action}"
                + $" on the resource associated with this ciphertext {Reason(world, authorization)}",
                400);

    /// <summary>A ciphertext's key isn't there, or its policy refuses.</summary>
    public static ServiceError KmsCiphertext(string callerArn, string action) => new(
        "kms",
        "AccessDeniedException",
        $"User: {callerArn} is not authorized to perform: {action} on the resource associated with this ciphertext because the"
        + " resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy"
        + " explicitly denies access",
        400);

    /// <summary>AccessDeniedException (E44).</summary>
    public static ServiceError Ssm(World world, Authorization authorization) => Json("ssm", world, authorization);

    /// <summary>AccessDeniedException as the services that speak JSON answer it (F8.2); REST services with status 403.</summary>
    public static ServiceError Json(string service, World world, Authorization authorization, int status = 400) => new(
        service, "AccessDeniedException", $"{Sentence(authorization)} {Reason(world, authorization)}", status);

    /// <summary>AccessDenied; IAM names most resources by kind and name (<c>role build</c>), new ones by ARN.</summary>
    public static ServiceError Iam(World world, Authorization authorization, string? shown) => new(
        "iam", "AccessDenied", $"{Sentence(authorization, shown)} {Reason(world, authorization)}", 403);

    /// <summary>AccessDenied of STS's operations other than AssumeRole.</summary>
    public static ServiceError Sts(World world, Authorization authorization) => new(
        "sts", "AccessDenied", $"{Sentence(authorization)} {Reason(world, authorization)}", 403);

    /// <summary>AccessDenied without a reason (E2, F5.55, F8.34).</summary>
    public static ServiceError Sts(string callerArn, string roleArn, string action = "sts:AssumeRole") => new(
        "sts", "AccessDenied", $"User: {callerArn} is not authorized to perform: {action} on resource: {roleArn}", 403);

    /// <summary>The part of the message that names the policy type: <c>because no … allows the … action</c>.</summary>
    public static string Reason(World world, Authorization authorization)
    {
        Decision decision = authorization.Decision;
        string action = authorization.Request.Action;
        if (decision.Kind == DecisionKind.Unknown)
        {
            return "because " + Unknown(authorization);
        }

        bool trust = action.Equals("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
        if (decision.BlockedBy is [var deny, ..])
        {
            return $"with an explicit deny in {Article(deny.Layer, trust)}{ArnSuffix(world, authorization, deny)}";
        }

        PolicyLayer[] silences = [.. decision.Silent.Where(s => !s.MayAllow).Select(s => s.Layer)];
        PolicyLayer silent = Array.Find(s_implicitOrder, silences.Contains) is var first && silences.Contains(first)
            ? first
            : PolicyLayer.Identity;

        // A missing Allow in the SCPs is reported as an explicit deny (5.2, step 3).
        return silent == PolicyLayer.ServiceControl
            ? "with an explicit deny in a service control policy"
            : $"because no {Noun(silent, trust)} allows the {action} action";
    }

    /// <summary>A denial because something isn't known, which names it: AWS has no such answer, the words are ours.</summary>
    public static ServiceError WithUnknown(ServiceError denial, Authorization authorization) =>
        denial.Message.Contains("Keyferry can't tell", StringComparison.Ordinal)
            ? denial
            : denial with { Message = $"{denial.Message} because {Unknown(authorization)}" };

    /// <summary>The refusal of what hangs on a fact that isn't known, as the service of the call refuses.</summary>
    public static ServiceError CannotTell(Obstacle.CannotTell unknown)
    {
        string service = unknown.Action.Split(':')[0];
        string message = $"You are not authorized to perform this operation: Keyferry can't tell {unknown.What}, which isn't"
            + $" known ({unknown.Because}). Give it in the scenario.";
        return service switch
        {
            "ec2" => new ServiceError(service, "UnauthorizedOperation", message, 403),
            "iam" or "sts" => new ServiceError(service, "AccessDenied", message, 403),
            "imagebuilder" or "ebs" => new ServiceError(service, "AccessDeniedException", message, 403),
            _ => new ServiceError(service, "AccessDeniedException", message, 400),
        };
    }

    private static string Unknown(Authorization authorization) =>
        authorization.Decision.Missing.FirstOrDefault() is { } missing
            ? $"Keyferry can't tell whether it is allowed: {missing.What} isn't known ({missing.Because}). Give it in the scenario"
            : "Keyferry can't tell whether it is allowed: it depends on something that isn't known";

    /// <summary><c>User: … is not authorized to perform: … on resource: …</c></summary>
    public static string Sentence(Authorization authorization, string? shown = null)
    {
        string resource = shown ?? authorization.Request.Resource;
        string on = resource == "*" && shown is null ? "" : $" on resource: {resource}";
        return $"User: {authorization.Request.Principal.Arn} is not authorized to perform: {authorization.Request.Action}{on}";
    }

    private static string Noun(PolicyLayer layer, bool trust) => layer switch
    {
        PolicyLayer.ServiceControl => "service control policy",
        PolicyLayer.ResourceControl => "resource control policy",
        PolicyLayer.VpcEndpoint => "VPC endpoint policy",
        PolicyLayer.Resource => trust ? "role trust policy" : "resource-based policy",
        PolicyLayer.Boundary => "permissions boundary",
        PolicyLayer.Session => "session policy",
        _ => "identity-based policy",
    };

    private static string Article(PolicyLayer layer, bool trust) => layer switch
    {
        PolicyLayer.Resource when trust => "the role trust policy",
        PolicyLayer.Identity => "an identity-based policy",
        _ => $"a {Noun(layer, trust)}",
    };

    // F8.31: since 2026 the ARN of the denying SCP follows.
    private static string ArnSuffix(World world, Authorization authorization, StatementReference deny)
    {
        if (deny.Layer != PolicyLayer.ServiceControl
            || authorization.Request.Principal.Account is not { } id
            || world.Accounts.GetValueOrDefault(new AccountId(id))?.OrganizationId is not { } organizationId
            || !world.Organizations.TryGetValue(organizationId, out Organization? organization))
        {
            return "";
        }

        OrganizationPolicy? policy = organization.Policies.Values.FirstOrDefault(p =>
            p.Type == OrganizationPolicyType.ServiceControlPolicy
            && (p.Source.Name == deny.Policy || p.Name == deny.Policy || p.Id == deny.Policy));
        return policy is null ? "" : $": {policy.Arn}";
    }
}

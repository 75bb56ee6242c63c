namespace Keyferry.Policies.Requests;

/// <summary>The condition keys that follow from a request itself (F5.60–F5.66).</summary>
public static class DerivedContext
{
    /// <summary>
    /// The request's context with what its principal and resource settle. A given key is never overridden, and a complete
    /// context stays as it is. Keys that depend on how the call was made (<c>aws:ViaAWSService</c>, <c>aws:SourceIp</c>) stay
    /// unknown.
    /// </summary>
    public static RequestContext For(AuthorizationRequest request)
    {
        RequestContext given = request.Context;
        if (given.IsComplete)
        {
            return given;
        }

        Dictionary<string, ContextValue> values = new(StringComparer.OrdinalIgnoreCase);
        OfPrincipal(request.Principal, values);
        OfResource(request, values);
        foreach ((string key, ContextValue value) in given.Values)
        {
            values[key] = value;
        }

        return new RequestContext(values, isComplete: false);
    }

    private static void OfPrincipal(Principal who, Dictionary<string, ContextValue> values)
    {
        bool isService = who.Type == PrincipalType.Service;
        values["aws:PrincipalIsAWSService"] = ContextValue.Of(isService ? "true" : "false");
        if (isService)
        {
            values["aws:PrincipalServiceName"] = ContextValue.Of(who.Arn);
        }
        else
        {
            values["aws:PrincipalServiceName"] = ContextValue.Absent;
            values["aws:PrincipalServiceNamesList"] = ContextValue.Absent;
        }

        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltype
        string? type = who.Type switch
        {
            PrincipalType.Root => "Account",
            PrincipalType.User => "User",
            PrincipalType.Role => "AssumedRole",
            PrincipalType.FederatedUser => "FederatedUser",
            PrincipalType.Anonymous => "Anonymous",
            _ => null,
        };
        if (type is not null)
        {
            values["aws:PrincipalType"] = ContextValue.Of(type);
        }

        OfAccountPrincipal(who, values);
    }

    private static void OfAccountPrincipal(Principal who, Dictionary<string, ContextValue> values)
    {
        bool isUser = who.Type == PrincipalType.User;
        values["aws:username"] = isUser ? ContextValue.Of(who.Arn[(who.Arn.LastIndexOf('/') + 1)..]) : ContextValue.Absent;
        if (who.Type is PrincipalType.Service or PrincipalType.Anonymous or PrincipalType.FederatedIdentity)
        {
            values["aws:PrincipalArn"] = ContextValue.Absent;
            values["aws:PrincipalAccount"] = ContextValue.Absent;
            return;
        }

        if (who.Account is not null)
        {
            values["aws:PrincipalAccount"] = ContextValue.Of(who.Account);
        }

        // For a role session the ARN of the role, with its path (F5.60); for a federated user its own.
        string? arn = who.Type == PrincipalType.FederatedUser ? who.Arn : who.IamArn;
        if (arn is not null)
        {
            values["aws:PrincipalArn"] = ContextValue.Of(arn);
        }

        string? id = who.Type switch
        {
            PrincipalType.Root => who.Account,
            PrincipalType.User => who.UniqueId,
            PrincipalType.Role when who.UniqueId is not null && who.Arn.Contains(":assumed-role/", StringComparison.Ordinal) =>
                $"{who.UniqueId}:{who.Arn[(who.Arn.LastIndexOf('/') + 1)..]}",
            _ => null,
        };
        if (id is not null)
        {
            values["aws:userid"] = ContextValue.Of(id);
        }
    }

    private static void OfResource(AuthorizationRequest request, Dictionary<string, ContextValue> values)
    {
        Matching.ArnText arn = new(request.Resource);
        string? owner = request.ResourceAccount ?? (arn.IsArn && arn.Account.Length == 12 ? arn.Account.ToString() : null);
        if (owner is not null)
        {
            values["aws:ResourceAccount"] = ContextValue.Of(owner);
        }
    }
}

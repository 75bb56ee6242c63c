using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Organizations;

/// <summary>Organizations' errors (https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html and each operation's).</summary>
internal static class OrganizationsErrors
{
    /// <summary>F8.24.</summary>
    public static ServiceError NotInUse { get; } = Error(
        "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");

    public static ServiceError AccessDenied { get; } = Error(
        "AccessDeniedException", "You don't have permissions to access this resource.");

    public static ServiceError AlreadyInOrganization { get; } = Error(
        "AlreadyInOrganizationException", "The provided account is already a member of an organization.");

    public static ServiceError NotEmpty { get; } = Error(
        "OrganizationNotEmptyException", "To delete an organization you must first remove all member accounts (except the master).");

    public static ServiceError AccountNotFound { get; } = Error(
        "AccountNotFoundException", "You specified an account that doesn't exist.");

    public static ServiceError AccountAlreadyClosed { get; } = Error(
        "AccountAlreadyClosedException", "The provided account is already closed.");

    public static ServiceError MasterCannotLeave { get; } = Error(
        "MasterCannotLeaveOrganizationException",
        "You cannot remove the management account from the organization. Delete the organization instead.");

    public static ServiceError ParentNotFound { get; } = Error(
        "ParentNotFoundException", "You specified parent that doesn't exist.");

    public static ServiceError SourceParentNotFound { get; } = Error(
        "SourceParentNotFoundException", "You specified source parent that doesn't exist.");

    public static ServiceError DestinationParentNotFound { get; } = Error(
        "DestinationParentNotFoundException", "You specified destination parent that doesn't exist.");

    public static ServiceError ChildNotFound { get; } = Error(
        "ChildNotFoundException", "You specified a child that doesn't exist.");

    public static ServiceError DuplicateAccount { get; } = Error(
        "DuplicateAccountException", "The account is already in the destination.");

    public static ServiceError UnitNotFound { get; } = Error(
        "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");

    public static ServiceError UnitNotEmpty { get; } = Error(
        "OrganizationalUnitNotEmptyException", "You cannot delete an organizational unit that contains accounts or other organizational units.");

    public static ServiceError DuplicateUnit { get; } = Error(
        "DuplicateOrganizationalUnitException", "An OU with the same name already exists.");

    public static ServiceError RootNotFound { get; } = Error("RootNotFoundException", "You specified a root that doesn't exist.");

    public static ServiceError TargetNotFound { get; } = Error("TargetNotFoundException", "You specified a target that doesn't exist.");

    public static ServiceError PolicyNotFound { get; } = Error("PolicyNotFoundException", "You specified a policy that doesn't exist.");

    public static ServiceError DuplicatePolicy { get; } = Error(
        "DuplicatePolicyException", "A policy with the same name already exists.");

    public static ServiceError PolicyInUse { get; } = Error(
        "PolicyInUseException", "You specified a policy that is attached. Detach it from all roots, OUs and accounts first.");

    public static ServiceError DuplicateAttachment { get; } = Error(
        "DuplicatePolicyAttachmentException", "A policy with the specified name and type already attached to the target.");

    public static ServiceError NotAttached { get; } = Error(
        "PolicyNotAttachedException", "The policy is not attached to the specified target.");

    public static ServiceError LastPolicy { get; } = Constraint(
        "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        "You cannot remove the last policy attached to the specified target. You should have at least one attached.");

    public static ServiceError MalformedPolicy { get; } = Error(
        "MalformedPolicyDocumentException", "The provided policy document does not meet the requirements of the specified policy type.");

    public static ServiceError PolicyTypeEnabled { get; } = Error(
        "PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");

    public static ServiceError PolicyTypeNotEnabled { get; } = Error(
        "PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");

    public static ServiceError PolicyTypeNotAvailable { get; } = Error(
        "PolicyTypeNotAvailableForOrganizationException", "The policy type is not available with the feature set of your organization.");

    public static ServiceError EffectivePolicyNotFound { get; } = Error(
        "EffectivePolicyNotFoundException", "There is no effective policy of this type for the target.");

    public static ServiceError HandshakeNotFound { get; } = Error(
        "HandshakeNotFoundException", "You specified a handshake that doesn't exist.");

    public static ServiceError DuplicateHandshake { get; } = Error(
        "DuplicateHandshakeException", "The account already has an open invitation from your organization.");

    public static ServiceError RequestNotFound { get; } = Error(
        "CreateAccountStatusNotFoundException", "You specified a create account request that doesn't exist.");

    public static ServiceError AlreadyRegistered { get; } = Error(
        "AccountAlreadyRegisteredException", "The provided account is already a delegated administrator for your organization.");

    public static ServiceError NotRegistered { get; } = Error(
        "AccountNotRegisteredException", "The provided account is not a registered delegated administrator for your organization.");

    public static ServiceError UnrecognizedService { get; } = Invalid(
        "UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");

    public static ServiceError ResourcePolicyNotFound { get; } = Error(
        "ResourcePolicyNotFoundException", "Your organization has no resource policy.");

    public static ServiceError NotAllFeatures { get; } = Constraint(
        "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "Your organization must have all features enabled for this operation.");

    public static ServiceError HandshakeTransition(string state) => Error(
        "InvalidHandshakeTransitionException", $"The handshake is in the state {state}, which doesn't allow this operation.");

    public static ServiceError HandshakeAlready(string state) => Error(
        "HandshakeAlreadyInStateException", $"The handshake is already in the state {state}.");

    public static ServiceError HandshakeConstraint(string reason, string message) =>
        Error("HandshakeConstraintViolationException", message) with { Reason = reason };

    public static ServiceError Constraint(string reason, string message) =>
        Error("ConstraintViolationException", message) with { Reason = reason };

    public static ServiceError Invalid(string reason, string message) =>
        Error("InvalidInputException", message) with { Reason = reason };

    public static ServiceError Error(string code, string message) => new("organizations", code, message, 400);
}

namespace IdentityHub.Kernel.Nodes;

/// <summary>Reads <c>Hub:Roles</c>.</summary>
public static class NodeRolesText
{
    /// <summary>Reads names separated by commas or blanks, for example <c>web, worker</c>; nothing means all. False for an unknown name.</summary>
    public static bool TryParse(string? text, out NodeRoles roles)
    {
        roles = NodeRoles.None;
        if (string.IsNullOrWhiteSpace(text))
        {
            roles = NodeRoles.All;
            return true;
        }

        foreach (var name in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<NodeRoles>(name, ignoreCase: true, out var role) || !Enum.IsDefined(role) || int.TryParse(name, out _))
                return false;
            roles |= role;
        }

        return roles != NodeRoles.None;
    }
}

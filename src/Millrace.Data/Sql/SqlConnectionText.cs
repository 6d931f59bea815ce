using System.Data.Common;

namespace Millrace.Data;

/// <summary>A connection string: what of it tells which data there is, and what nobody may see.</summary>
internal sealed class SqlConnectionText
{
    // Shorter ones would take words out of messages that have nothing to do with them.
    private const int ShortestHidden = 4;

    // Parts of names, without spaces, underscores and case. What is too much here costs nothing; what is missing tells a secret.
    private static readonly string[] s_secrets = ["pass", "pwd", "secret", "token", "key", "credential", "cert", "signature", "auth", "sas"];
    private static readonly string[] s_noSecrets = ["keyspace", "authority"];
    private static readonly string[] s_users = ["user", "uid", "login"];
    private static readonly string[] s_databases = ["database", "db", "dbname", "initialcatalog", "catalog"];

    private readonly string[] _hidden;

    /// <summary>Reads it.</summary>
    /// <param name="text">The connection string.</param>
    public SqlConnectionText(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
        {
            Key = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            string[] parts = [.. address.UserInfo.Split(':').Skip(1), .. address.Query.TrimStart('?').Split('&', '=')];
            _hidden = [.. parts, .. parts.Select(Uri.UnescapeDataString)];
            return;
        }

        var settings = new DbConnectionStringBuilder();
        try
        {
            settings.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // Whoever opens it is told; nothing is read from it until then, and nobody knows which part of it is which.
            (Key, _hidden) = ("", [text, .. text.Split(';', '=', ' ')]);
            return;
        }

        string[] names = [.. settings.Keys.Cast<string>()];
        string[] secrets = [.. names.Where(IsSecret)];
        _hidden = [.. secrets.Select(name => $"{settings[name]}").Where(static value => !bool.TryParse(value, out _))];

        // Accounts are changed as passwords are; where no database is named, they choose one.
        bool namesDatabase = names.Any(static name => Array.IndexOf(s_databases, Plain(name)) >= 0);
        foreach (string name in namesDatabase ? [.. secrets, .. names.Where(IsUser)] : secrets)
            settings.Remove(name);
        Key = settings.ConnectionString;
    }

    /// <summary>What tells which data there is: the server, the database, how it is looked at; nothing that is secret, and no account beside a database.</summary>
    public string Key { get; }

    /// <summary>A message of the provider's without what is secret.</summary>
    public string Hide(string message)
    {
        foreach (string secret in _hidden.Where(static each => each.Length >= ShortestHidden).OrderByDescending(static each => each.Length))
            message = message.Replace(secret, SensitiveAttribute.Mask, StringComparison.OrdinalIgnoreCase);
        return message;
    }

    private static bool IsSecret(string name) => Plain(name) is var plain && !s_noSecrets.Contains(plain) && s_secrets.Any(plain.Contains);

    private static bool IsUser(string name) => Plain(name) is var plain && s_users.Any(plain.Contains);

    private static string Plain(string name) =>
        string.Concat(name.Where(static letter => letter is not (' ' or '_' or '-'))).ToLowerInvariant();
}

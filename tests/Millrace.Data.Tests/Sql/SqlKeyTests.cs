using Microsoft.Data.Sqlite;
using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>What keys and errors say of a database.</summary>
public sealed class SqlKeyTests : IDisposable
{
    private const string Hidden = "hush-hush-1";
    private readonly TempFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Password")]
    [InlineData("pwd")]
    [InlineData("PWD")]
    [InlineData("User Password")]
    [InlineData("Passfile")]
    [InlineData("Passcode")]
    [InlineData("SSL Password")]
    [InlineData("SSL Key")]
    [InlineData("SslCertificate")]
    [InlineData("Certificate_Password")]
    [InlineData("Access Token")]
    [InlineData("motherduck_token")]
    [InlineData("private_key_pwd")]
    [InlineData("API Key")]
    [InlineData("ApiKey")]
    [InlineData("AccountKey")]
    [InlineData("SharedAccessSignature")]
    [InlineData("Auth_Client_Secret")]
    [InlineData("Credentials")]
    [InlineData("User ID")]
    [InlineData("UID")]
    [InlineData("Username")]
    public void Secrets_and_accounts_are_in_no_key(string name)
    {
        string key = KeyOf($"Host=h;Database=d;{name}={Hidden}");
        Assert.Equal("a: Npgsql.NpgsqlFactory: host=h;database=d", key);
        Assert.Equal(key, KeyOf($"Host=h;Database=d;{name}=other"));
    }

    [Theory]
    [InlineData("Host=g;Database=d")]
    [InlineData("Host=h;Database=e")]
    [InlineData("Host=h;Database=d;Port=5433")]
    [InlineData("Host=h;Database=d;Search Path=x")]
    [InlineData("Host=h;Database=d;Options=-c search_path=x")]
    [InlineData("Host=h;Database=d;Keyspace=x")]
    public void What_tells_which_data_there_is_makes_another_key(string other) => Assert.NotEqual(KeyOf("Host=h;Database=d"), KeyOf(other));

    [Fact]
    public void An_account_chooses_the_database_where_none_is_named() =>
        Assert.NotEqual(KeyOf("Host=h;Username=anna"), KeyOf("Host=h;Username=bob"));

    [Fact]
    public void Names_and_providers_are_in_the_key()
    {
        Assert.NotEqual(new SqlDatabases().With("a", SqliteFactory.Instance, "Data Source=x").ContentKey, new SqlDatabases().With("a", NpgsqlFactory.Instance, "Data Source=x").ContentKey);
        Assert.NotEqual(new SqlDatabases().With("a", SqliteFactory.Instance, "Data Source=x").ContentKey, new SqlDatabases().With("b", SqliteFactory.Instance, "Data Source=x").ContentKey);
    }

    [Fact]
    public void Of_an_address_the_server_and_the_path_are_in_the_key() =>
        Assert.Equal("a: Npgsql.NpgsqlFactory: postgres://h:5433/d", KeyOf($"postgres://anna:{Hidden}@h:5433/d?token={Hidden}"));

    [Fact]
    public void A_text_that_is_no_connection_string_is_in_no_key() => Assert.DoesNotContain(Hidden, KeyOf($"Host=h;\"{Hidden}"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_shows_a_connection_string() =>
        Assert.DoesNotContain(Hidden, new SqlDatabases().With("a", NpgsqlFactory.Instance, $"Host=h;Password={Hidden}").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Password=hush-hush-1;Database=d")]
    [InlineData("Host=127.0.0.1;Port=hush-hush-1;Token=hush-hush-1")]
    [InlineData("Host=hush-hush-1.invalid;Password=hush-hush-1")]
    [InlineData("postgres://anna:hush-hush-1@127.0.0.1:1/d")]
    [InlineData("\"hush-hush-1")]
    public async Task No_error_tells_a_secret(string connection)
    {
        SqlDatabases databases = new SqlDatabases().With("shop", NpgsqlFactory.Instance, connection);
        var error = await Assert.ThrowsAnyAsync<MillraceException>(() => new ReadSql<Fare>(databases) { Database = "shop", Query = "fares" }.RunAsync(new TestStep(_folder), default));
        Assert.Contains("'shop'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://anna:hush%21hush@h/d", "hush!hush")]
    [InlineData("postgres://anna@h/d?sslmode=require&password=hush-hush-1", "hush-hush-1")]
    [InlineData("Host=h;Password=hush-hush-1", "hush-hush-1")]
    public void A_secret_is_hidden_however_it_is_told(string connection, string secret) =>
        Assert.Equal("It is ••• here.", new SqlConnectionText(connection).Hide($"It is {secret} here."));

    [Fact]
    public void A_switch_whose_name_looks_like_a_secret_is_none() =>
        Assert.Equal("That is true.", new SqlConnectionText("Data Source=x;Foreign Keys=True").Hide("That is true."));

    private static string KeyOf(string connection) => new SqlDatabases().With("a", NpgsqlFactory.Instance, connection).ContentKey;
}

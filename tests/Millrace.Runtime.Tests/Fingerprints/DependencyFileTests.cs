using System.Text;
using System.Text.Json;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>Reading what a program depends on.</summary>
public sealed class DependencyFileTests
{
    private const string File = """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64" },
          "targets": {
            ".NETCoreApp,Version=v10.0": {},
            ".NETCoreApp,Version=v10.0/linux-x64": {
              "User/1.0.0": { "dependencies": { "Pack": "2.1.0" }, "runtime": { "User.dll": {} } },
              "Pack/2.1.0": {
                "runtime": { "lib/net10.0/Pack.dll": {}, "lib/net10.0/Pack.Core.dll": {} },
                "native": { "runtimes/linux-x64/native/libpack.so": {} },
                "runtimeTargets": { "runtimes/win/lib/net10.0/Pack.dll": { "rid": "win" } }
              }
            }
          },
          "libraries": { "User/1.0.0": { "type": "project" }, "Pack/2.1.0": { "type": "package" } }
        }
        """;

    [Fact]
    public void Libraries_have_versions_kinds_assemblies_and_needs()
    {
        DependencyLibrary[] libraries = [.. DependencyFile.Parse(Encoding.UTF8.GetBytes(File))];

        Assert.Equal(["User 1.0.0 project", "Pack 2.1.0 package"], libraries.Select(static each => $"{each.Name} {each.Version} {each.Type}"));
        Assert.Equal("User", Assert.Single(libraries[0].Assemblies));
        Assert.Equal("Pack", Assert.Single(libraries[0].Dependencies));
        Assert.Equal("Pack, Pack.Core", string.Join(", ", libraries[1].Assemblies));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nothing")]
    public void What_is_no_such_file_is_an_error(string json) => Assert.ThrowsAny<JsonException>(() => DependencyFile.Parse(Encoding.UTF8.GetBytes(json)));
}

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What stands in keys for the code of the running program's components.</summary>
public sealed class ProgramCodeTests
{
    [Fact]
    public void A_component_is_its_code_and_the_code_of_its_services()
    {
        using var test = new TestStore();
        ComponentDescriptor component = Components.Constant("a");

        ComponentCode code = test.Store.Program.Of(component, []);

        Assert.Null(code.Obstacle);
        Assert.NotEqual(CodeIdentity.Current, code.Digest);
        Assert.Equal(code, test.Store.Program.Of(component, []));
        Assert.NotEqual(code.Digest, test.Store.Program.Of(component, [typeof(Reader)]).Digest);
        Assert.Equal(code, test.Store.Program.Of(component, []));
    }

    [Fact]
    public void What_was_read_is_kept_for_the_next_process()
    {
        using var test = new TestStore();
        ComponentDescriptor component = Components.Constant("a");
        ComponentCode code = test.Store.Program.Of(component, []);
        using Store reading = Store.OpenForReading(test.StoreFolder, TimeProvider.System);

        Assert.Equal(code, reading.Code.Find(CodeIdentity.Current, $"{component.Type}\n{component.Type.Assembly.GetName().Name}"));
        Assert.Contains(reading.Code.Parts(code.Digest), static part => part.Name.Contains(nameof(Components), StringComparison.Ordinal));
    }

    private sealed class Reader : IDisposable
    {
        public void Dispose() => GC.KeepAlive(this);
    }
}

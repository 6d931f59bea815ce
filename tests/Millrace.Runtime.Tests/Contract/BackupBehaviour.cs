namespace Millrace.Runtime.Tests.Contract;

/// <summary>A copy of metadata as it was at one moment (<see cref="IMetadataBackup"/>).</summary>
public abstract class BackupBehaviour : MetadataSuite
{
    private protected BackupBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_copy_holds_what_there_was_and_nothing_that_came_later()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        Write.Execute(run, 0, "a");
        string path = Factory.FreePath();
        using (IMetadataBackup backup = Factory.OpenBackup())
        {
            Assert.Equal(1, backup.CountRuns());
            backup.Write(path, CancellationToken.None);
        }

        Write.Begin("trips", ["a"]);
        using IMetadataBackup copy = Factory.OpenBackup(path), now = Factory.OpenBackup();
        Assert.Equal((1, 2), (copy.CountRuns(), now.CountRuns()));
    }

    [Fact]
    public void A_cancelled_copy_is_none()
    {
        Write.Begin("trips", ["a"]);
        using IMetadataBackup backup = Factory.OpenBackup();
        Assert.ThrowsAny<OperationCanceledException>(() => backup.Write(Factory.FreePath(), new CancellationToken(canceled: true)));
    }
}

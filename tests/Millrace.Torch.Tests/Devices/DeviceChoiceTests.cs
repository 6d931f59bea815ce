using System.Globalization;
using TorchSharp;

namespace Millrace.Torch.Tests.Devices;

public sealed class DeviceChoiceTests
{
    [Theory]
    [InlineData("auto", "auto")]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:0", "cuda:0")]
    [InlineData("cuda:12", "cuda:12")]
    public void Reads_what_it_writes(string text, string written)
    {
        DeviceChoice choice = DeviceChoice.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(written, choice.ToString());
        Assert.Equal(choice, DeviceChoice.Parse(written, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CPU")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1.0")]
    [InlineData("cuda:999")]
    public void Refuses_anything_else(string text) => Assert.Equal(
        $"\"{text}\" is no device: write auto, cpu, cuda or cuda:0.",
        Assert.Throws<FormatException>(() => DeviceChoice.Parse(text, CultureInfo.InvariantCulture)).Message);

    [Fact]
    public void Auto_is_the_default() => Assert.Equal(DeviceChoice.Auto, default);

    [Fact]
    public void The_cpu_is_always_there() => Assert.Equal(DeviceType.CPU, DeviceChoice.Cpu.Resolve().type);

    [Fact]
    public void Auto_takes_what_is_there()
    {
        LibTorch.Load();

        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, DeviceChoice.Auto.Resolve().type);
    }

    [Fact]
    public void A_device_that_is_not_there_is_named_with_the_remedy()
    {
        DeviceUnavailableException missing = Assert.Throws<DeviceUnavailableException>(() => DeviceChoice.Cuda(200).Resolve());

        Assert.StartsWith("The device cuda:200 is not there: ", missing.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Use device cpu or auto, or set MILLRACE_LIBTORCH to a libtorch built for CUDA.", missing.Message, StringComparison.Ordinal);
    }
}

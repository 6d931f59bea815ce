using Millrace;
using Millrace.Torch;

MillraceApplicationBuilder builder = MillraceApplication.CreateBuilder(args);
builder.Services.AddTorch();
return await builder.Build().RunAsync();

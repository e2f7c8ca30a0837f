#!/bin/sh
# Makes the one initial migration of each provider anew from the model: run it after every change of a mapping, and after a rebase in which
# the model changed (on a conflict in Migrations/ take either side and run it). Until the first release there is only this one migration.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
project=src/IdentityHub.Storage
dotnet tool restore > /dev/null
for provider in Sqlite PostgreSql SqlServer; do
    rm -f $project/$provider/Migrations/*_Initial.cs $project/$provider/Migrations/*_Initial.Designer.cs $project/$provider/Migrations/*Snapshot.cs
done
dotnet build $project -v q -maxcpucount:1 -clp:ErrorsOnly
for provider in Sqlite PostgreSql SqlServer; do
    folder=$project/$provider/Migrations
    dotnet ef migrations add Initial --no-build --project $project --startup-project $project --context ${provider}HubDbContext \
        --output-dir $provider/Migrations > /dev/null
    # A fixed id keeps the file's name, and thereby the repository's history, still.
    made=$(basename $folder/*_Initial.cs .cs)
    sed "s/$made/20260101000000_Initial/" $folder/$made.Designer.cs > $folder/20260101000000_Initial.Designer.cs
    mv $folder/$made.cs $folder/20260101000000_Initial.cs
    rm $folder/$made.Designer.cs
done

"""决定案卷 as bytes: its members, the manifest over them, the zip file; no reading of disks, no database."""

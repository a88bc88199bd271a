"""The published release: the folder that ``kg export DIR --dataset`` writes, as files to take and as a page that lists them.

``shelf`` knows the files, ``catalogue`` what the release says of itself, ``routes`` are the addresses.
"""
